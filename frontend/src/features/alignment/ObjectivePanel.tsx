import { Link } from "@tanstack/react-router";
import { type RefObject, useEffect } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import type { ObjectiveInChartQuery } from "../../graphql/generated/graphql";
import { amount, counted, percent } from "../../lib/numbers";
import { Button, buttonClass, IconButton } from "../../ui/Button";
import { ErrorState } from "../../ui/ErrorState";
import { HealthCounts, HealthMark } from "../../ui/HealthMark";
import { ProgressBar } from "../../ui/ProgressBar";
import { Skeleton } from "../../ui/Skeleton";
import styles from "./ObjectivePanel.module.css";

const OBJECTIVE = graphql(`
  query ObjectiveInChart($id: ID!) {
    objective(id: $id) {
      id title health progress expected viewerCanCheckIn
      owner { id name __typename }
      ancestors { id title __typename }
      below { objectives keyResults health { health count } }
      keyResults(first: 50) {
        totalCount
        nodes { id title health progress expected unit startValue currentValue targetValue }
      }
      alignments { id kind primary to { id title __typename ... on KeyResult { objectiveId } } }
      contributions(first: 30) { totalCount nodes { id title health progress } }
    }
  }
`);

type Objective = NonNullable<ObjectiveInChartQuery["objective"]>;
type Goto = (objectiveId: string) => void;

export type ObjectivePanelProps = {
  id: string;
  /** What takes the focus when someone goes on in the panel. */
  place: RefObject<HTMLElement | null>;
  onClose: () => void;
  /** Selects another objective of the chart. */
  goTo: Goto;
  onFocus: () => void;
};

/** A goal by name; pressing it goes there. */
function GoalButton({ id, title, goTo }: { id: string; title: string; goTo: Goto }) {
  return (
    <button type="button" className={styles.goal} dir="auto" onClick={() => goTo(id)}>
      {title}
    </button>
  );
}

function Up({ objective, goTo }: { objective: Objective; goTo: Goto }) {
  if (objective.alignments.length === 0) return <p className={styles.soft}>It aligns to nothing above it.</p>;
  return (
    <ul className={styles.list}>
      {objective.alignments.map(({ id, kind, to }) => (
        <li key={id}>
          <span className={styles.soft}>
            {kind === "CONTRIBUTES" ? "Contributes to" : "Supports"}
            {to.__typename === "KeyResult" ? " the key result" : ""}
          </span>
          <GoalButton id={to.__typename === "KeyResult" ? to.objectiveId : to.id} title={to.title} goTo={goTo} />
        </li>
      ))}
    </ul>
  );
}

function KeyResults({ objective }: { objective: Objective }) {
  const { nodes, totalCount } = objective.keyResults;
  if (totalCount === 0) return <p className={styles.soft}>No key results yet.</p>;
  return (
    <ul className={styles.list}>
      {nodes.map((each) => (
        <li key={each.id}>
          <span className={styles.named}>
            <HealthMark health={each.health} brief />
            <span dir="auto" className={styles.text}>
              {each.title}
            </span>
          </span>
          <ProgressBar
            share={each.progress}
            expected={each.expected}
            health={each.health}
            label={each.title.slice(0, 200)}
          />
          {each.targetValue !== null && each.targetValue !== undefined && (
            <span className={styles.soft}>
              {amount(each.currentValue ?? each.startValue, each.unit)} of {amount(each.targetValue, each.unit)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Down({ objective, goTo }: { objective: Objective; goTo: Goto }) {
  const { nodes, totalCount } = objective.contributions;
  return (
    <>
      <HealthCounts counts={objective.below.health} />
      <ul className={styles.list}>
        {nodes.map((each) => (
          <li key={each.id} className={styles.line}>
            <HealthMark health={each.health} brief />
            <GoalButton id={each.id} title={each.title} goTo={goTo} />
            <span>{each.progress === null || each.progress === undefined ? "–" : percent(each.progress)}</span>
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p className={styles.soft}>and {totalCount - nodes.length} more</p>}
    </>
  );
}

function Summary({ objective, goTo, onFocus }: { objective: Objective; goTo: Goto; onFocus: () => void }) {
  const { id, health, progress, expected, owner, ancestors, below } = objective;
  return (
    <>
      {ancestors.length > 0 && (
        <nav aria-label="Way to the top" className={styles.way}>
          {ancestors.map((each) => (
            <span key={each.id} dir="auto">
              {each.title}
            </span>
          ))}
        </nav>
      )}
      <h2 dir="auto" className={styles.title}>
        {objective.title}
      </h2>
      <p className={styles.facts}>
        <HealthMark health={health} />
        <span className={styles.soft} dir="auto">
          {owner?.name ?? "No owner"}
        </span>
      </p>
      <ProgressBar share={progress} expected={expected} health={health} />
      <p className={styles.facts}>
        <span className={styles.soft}>
          {expected === null || expected === undefined ? "" : `Expected by now ${percent(expected)}`}
        </span>
        <Link to="/objectives/$objectiveId" params={{ objectiveId: id }} search={{ why: id }}>
          Why this number?
        </Link>
      </p>
      <div className={styles.buttons}>
        <Link className={buttonClass("primary")} to="/objectives/$objectiveId" params={{ objectiveId: id }}>
          Open
        </Link>
        {objective.viewerCanCheckIn && (
          <Link className={buttonClass()} to="/check-in" search={{ keyResult: objective.keyResults.nodes[0]?.id }}>
            Check in
          </Link>
        )}
        <Button onPress={onFocus}>Only this branch</Button>
      </div>
      <h3>Key results</h3>
      <KeyResults objective={objective} />
      <h3>Aligned to</h3>
      <Up objective={objective} goTo={goTo} />
      {below.objectives > 0 && (
        <>
          <h3>{counted(below.objectives, "objective")} below</h3>
          <Down objective={objective} goTo={goTo} />
        </>
      )}
    </>
  );
}

/** One objective beside the chart: what it is, why it stands where it stands, what is above and below. */
export function ObjectivePanel({ id, place, onClose, goTo, onFocus }: ObjectivePanelProps) {
  const [{ data, error, fetching }, again] = useQuery({ query: OBJECTIVE, variables: { id } });
  const objective = data?.objective?.id === id ? data.objective : null;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) onClose();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onClose]);
  return (
    <aside ref={place} tabIndex={-1} className={styles.panel} aria-label="Objective">
      <div className={styles.head}>
        <IconButton label="Close" onPress={onClose}>
          ✕
        </IconButton>
      </div>
      {objective ? (
        <Summary objective={objective} goTo={goTo} onFocus={onFocus} />
      ) : error ? (
        <ErrorState message={errorText(error)} onRetry={() => again({ requestPolicy: "network-only" })} />
      ) : fetching || data?.objective ? (
        <Skeleton lines={6} />
      ) : (
        <ErrorState
          title="Not here any more"
          message="This objective was removed, or you may no longer see it. Choose another one."
        />
      )}
    </aside>
  );
}
