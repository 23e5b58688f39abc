import { plural, t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { Measure } from "../../graphql/generated/graphql";
import { amount } from "../../lib/numbers";
import { Named } from "../../ui/Avatar";
import { Actions } from "../../ui/Dialog";
import { HealthMark } from "../../ui/HealthMark";
import { ProgressBar } from "../../ui/ProgressBar";
import { WHY } from "../../ui/Why";
import styles from "./objectives.module.css";

export const ObjectiveRowFragment = graphql(`
  fragment ObjectiveRow_objective on Objective {
    id
    title
    state
    health
    progress
    expected
    visibility
    owner { __typename id name }
    keyResults(first: 20) {
      totalCount
      nodes { id title state health progress expected currentValue targetValue unit measure }
    }
  }
`);

export interface ObjectiveRowProps {
  objective: FragmentType<typeof ObjectiveRowFragment>;
  /** With its key results under it. */
  open?: boolean;
  /** Without the owner, where the whole list has the same. */
  ownerShown?: boolean;
  /** What may be done with it, under it. */
  tools?: ReactNode;
}

/** An objective in a list. */
export function ObjectiveRow({ objective: masked, open = false, ownerShown = true, tools }: ObjectiveRowProps) {
  const objective = unmasked(ObjectiveRowFragment, masked);
  const keyResults = objective.keyResults.nodes.filter((each) => each.state === "ACTIVE");
  return (
    <li className={styles.objective}>
      <div className={styles.line}>
        <span className={styles.titles}>
          <Link
            to="/objectives/$objectiveId"
            params={{ objectiveId: objective.id }}
            className={styles.title}
            dir="auto"
          >
            {objective.title}
          </Link>
          <StateTag state={objective.state} visibility={objective.visibility} />
          <span className={styles.about}>
            {ownerShown && objective.owner ? (
              <Named name={objective.owner.name} team={objective.owner.__typename !== "Person"} />
            ) : null}
            {open ? null : plural(objective.keyResults.totalCount, { one: "# key result", other: "# key results" })}
          </span>
        </span>
        <HealthMark health={objective.health} />
        <Link
          to="/objectives/$objectiveId"
          params={{ objectiveId: objective.id }}
          search={{ why: objective.id }}
          {...WHY}
        >
          <ProgressBar share={objective.progress} expected={objective.expected} health={objective.health} />
        </Link>
      </div>
      {open ? (
        <ul className={styles.keyResults}>
          {keyResults.map((each) => (
            <li key={each.id} className={styles.line}>
              <Link
                to="/objectives/$objectiveId"
                params={{ objectiveId: objective.id }}
                search={{ keyResult: each.id }}
                className={styles.keyResult}
              >
                {each.title}
              </Link>
              <span className={styles.about}>{standing(each)}</span>
              <HealthMark health={each.health} brief />
              <Link
                to="/objectives/$objectiveId"
                params={{ objectiveId: objective.id }}
                search={{ why: each.id }}
                {...WHY}
              >
                <ProgressBar share={each.progress} expected={each.expected} health={each.health} />
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {tools ? <Actions>{tools}</Actions> : null}
    </li>
  );
}

/** "3.1 h → 2 h": the value and where it shall go; only the value for measures that are kept. */
function standing({
  measure,
  currentValue,
  targetValue,
  unit,
}: {
  measure: Measure;
  currentValue?: number | null;
  targetValue?: number | null;
  unit?: string | null;
}): string | null {
  if (measure === "MILESTONES" || measure === "BINARY") return null;
  return measure === "INCREASE" || measure === "DECREASE"
    ? `${amount(currentValue, unit)} → ${amount(targetValue, unit)}`
    : amount(currentValue, unit);
}

const STATES = { DRAFT: t`Draft`, PROPOSED: t`Proposed`, PUBLISHED: null, CLOSED: t`Closed` } as const;
const SEEN_BY = { EVERYONE: null, TEAM: t`Team only`, PRIVATE: t`Private` } as const;

/** What is out of the ordinary about an objective: not published yet, or not open to everyone. */
export function StateTag({ state, visibility }: { state: keyof typeof STATES; visibility: keyof typeof SEEN_BY }) {
  return (
    <>
      {[STATES[state], SEEN_BY[visibility]].map((word) =>
        word ? (
          <span key={word} className={styles.tag}>
            {word}
          </span>
        ) : null,
      )}
    </>
  );
}
