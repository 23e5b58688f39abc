import { t } from "@lingui/core/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import type { ExplainedNumber, KeyResultState, Measure, ValueFrom } from "../../graphql/generated/graphql";
import { Choices } from "../../ui/Choices";
import { Dialog } from "../../ui/Dialog";
import { ErrorState } from "../../ui/ErrorState";
import { Skeleton } from "../../ui/Skeleton";
import { ASKED, Explained } from "./Explained";
import { WhatIfField } from "./WhatIfField";

const QUERY = graphql(`
  query Explain($id: ID!, $of: ExplainedNumber!) {
    node(id: $id) {
      id
      __typename
      ... on Objective { title explain(of: $of) { ...Explained_explanation } }
      ... on KeyResult { title measure valueFrom unit currentValue state explain(of: $of) { ...Explained_explanation } }
    }
  }
`);

/** A number or a word taken apart: what counts, with which weight, and what was left out and why. */
export function ExplainPanel({ goalId, onClose }: { goalId: string; onClose: () => void }) {
  const [of, setOf] = useState<ExplainedNumber>("PROGRESS");
  const variables = { id: goalId, of };
  const [{ data, error, stale }, again] = useQuery({ query: QUERY, variables, requestPolicy: "network-only" });
  const goal = data?.node && "explain" in data.node ? data.node : null;
  return (
    <Dialog title={t`Why?`} isOpen onClose={onClose} place="side">
      {goal ? (
        <>
          <p dir="auto">
            <strong>{goal.title}</strong>
          </p>
          <Choices label={t`What to explain`} choices={ASKED} value={of} onChange={setOf} />
          <div aria-busy={stale}>
            <Explained
              of={of}
              numbered={variables}
              unit={"unit" in goal ? goal.unit : null}
              explanation={goal.explain}
            />
          </div>
          {goal.__typename === "KeyResult" && isTried(goal) ? (
            <WhatIfField keyResultId={goal.id} current={goal.currentValue} />
          ) : null}
        </>
      ) : error ? (
        <ErrorState message={errorText(error)} onRetry={again} />
      ) : data ? (
        <ErrorState message={t`There is no such goal, or it is not open to you.`} />
      ) : (
        <Skeleton />
      )}
    </Dialog>
  );
}

function isTried(goal: { measure: Measure; valueFrom: ValueFrom; state: KeyResultState }): boolean {
  return goal.valueFrom === "CHECK_INS" && goal.state === "ACTIVE" && !UNTRIED.includes(goal.measure);
}

const UNTRIED: readonly Measure[] = ["MILESTONES", "BASELINE"];
