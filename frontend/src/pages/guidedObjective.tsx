import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { CycleSelect } from "../features/cycles/CycleSelect";
import { DraftFindings } from "../features/insights/DraftFindings";
import { freshObjective, isObjectiveDraft, type ObjectiveDraft } from "../features/objectives/draft";
import { type Circumstances, stepOf, withCircumstances } from "../features/objectives/guided";
import { GuidedForm } from "../features/objectives/GuidedForm";
import { Guidelines } from "../features/objectives/Guidelines";
import { freshKeyResult } from "../features/objectives/keyResultDraft";
import { looked, useNewObjective } from "../features/objectives/useNewObjective";
import { graphql } from "../graphql/generated";
import { draft as kept, keepDraft } from "../lib/drafts";
import { buttonClass } from "../ui/Button";
import { Page, Stack } from "../ui/Page";
import { Answer } from "./answer";

const route = getRouteApi("/shell/objectives/guided");
const DRAFT = "objective.guided";
const CIRCUMSTANCES = "objective.guided.circumstances";
const NOTHING: Circumstances = { resources: "", impediments: "" };
const FIRST_KEY_RESULTS = 3;

const GIVEN = graphql(`
  query GuidedObjectiveGiven {
    viewer { person { id name } }
    cycle { id }
  }
`);

function isCircumstances(value: unknown): value is Circumstances {
  if (typeof value !== "object" || value === null) return false;
  const { resources, impediments } = value as Partial<Circumstances>;
  return typeof resources === "string" && typeof impediments === "string";
}

/** A new objective, step by step: why, where to, how measured, from where, with what, for what, until when. */
export function GuidedObjectivePage() {
  const [query, again] = useQuery({ query: GIVEN });
  return (
    <Page
      title={t`New objective, step by step`}
      narrow
      tools={
        <Link to="/objectives/new" className={buttonClass()}>
          <Trans>All on one page</Trans>
        </Link>
      }
    >
      <Answer query={query} onRetry={again}>
        {({ viewer, cycle }) => (
          <Writing
            start={() =>
              kept(DRAFT, isObjectiveDraft) ??
              freshObjective({
                cycleId: cycle?.id ?? null,
                owner: viewer.person ?? null,
                keyResults: Array.from({ length: FIRST_KEY_RESULTS }, freshKeyResult),
              })
            }
          />
        )}
      </Answer>
    </Page>
  );
}

function Writing({ start }: { start: () => ObjectiveDraft }) {
  const { step = "why" } = route.useSearch();
  const navigate = route.useNavigate();
  const [circumstances, setCircumstances] = useState(() => kept(CIRCUMSTANCES, isCircumstances) ?? NOTHING);
  const { draft, put, problems, refused, busy, save } = useNewObjective(DRAFT, start);
  const whole = withCircumstances(draft, circumstances);

  const putCircumstances = (part: Partial<Circumstances>) => {
    const next = { ...circumstances, ...part };
    setCircumstances(next);
    keepDraft(CIRCUMSTANCES, next);
  };
  const send = async (publish: boolean) => {
    const objectiveId = await save(publish, whole);
    if (!objectiveId) return;
    keepDraft(CIRCUMSTANCES, null);
    void navigate({ to: "/objectives/$objectiveId", params: { objectiveId } });
  };
  const mend = stepOf(problems);

  return (
    <Stack>
      <Guidelines />
      <GuidedForm
        step={step}
        onStep={(next) => void navigate({ search: { step: next } })}
        draft={draft}
        circumstances={circumstances}
        problems={problems}
        refused={mend && mend !== step ? [...refused, t`Look at the step “${mend}”.`] : refused}
        busy={busy}
        cycle={
          <CycleSelect
            label={t`Cycle`}
            labelHidden={false}
            openOnly
            value={draft.cycleId ?? undefined}
            onChange={(cycleId) => put({ ...draft, cycleId })}
          />
        }
        findings={<DraftFindings draft={looked(whole)} />}
        onChange={(part) => put({ ...draft, ...part })}
        onCircumstances={putCircumstances}
        onSave={(publish) => void send(publish)}
      />
    </Stack>
  );
}
