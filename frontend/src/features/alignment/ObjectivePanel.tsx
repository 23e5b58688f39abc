import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type ReactNode, type RefObject, useEffect } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import type { ObjectiveInChartQuery } from "../../graphql/generated/graphql";
import { amount, percent } from "../../lib/numbers";
import { Button, buttonClass, IconButton } from "../../ui/Button";
import { ErrorState } from "../../ui/ErrorState";
import { HealthCounts, HealthMark } from "../../ui/HealthMark";
import { ProgressBar } from "../../ui/ProgressBar";
import { Skeleton } from "../../ui/Skeleton";
import styles from "./ObjectivePanel.module.css";

const OBJECTIVE = graphql(`
  query ObjectiveInChart($id: ID!) {
    objective(id: $id) {
      id title health progress expected viewerCanCheckIn viewerCanEdit
      ...TitleField_objective
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
export type Heading = (objective: Objective, className: string | undefined) => ReactNode;
type Goto = (objectiveId: string) => void;

export type ObjectivePanelProps = {
  id: string;
  /** What takes the focus when someone goes on in the panel. */
  place: RefObject<HTMLElement | null>;
  onClose: () => void;
  /** Selects another objective of the chart. */
  goTo: Goto;
  onFocus: () => void;
  /** Asks where it should go. */
  onMove: (() => void) | undefined;
  /** Its title as a heading, edited where it stands. */
  heading: Heading;
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
  if (objective.alignments.length === 0)
    return (
      <p className={styles.soft}>
        <Trans>It aligns to nothing above it.</Trans>
      </p>
    );
  return (
    <ul className={styles.list}>
      {objective.alignments.map(({ id, kind, to }) => (
        <li key={id}>
          <span className={styles.soft}>
            {kind === "CONTRIBUTES" ? t`Contributes to` : t`Supports`}
            {to.__typename === "KeyResult" ? t` the key result` : ""}
          </span>
          <GoalButton id={to.__typename === "KeyResult" ? to.objectiveId : to.id} title={to.title} goTo={goTo} />
        </li>
      ))}
    </ul>
  );
}

function KeyResults({ objective }: { objective: Objective }) {
  const { nodes, totalCount } = objective.keyResults;
  if (totalCount === 0)
    return (
      <p className={styles.soft}>
        <Trans>No key results yet.</Trans>
      </p>
    );
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
              <Trans>
                {amount(each.currentValue ?? each.startValue, each.unit)} of {amount(each.targetValue, each.unit)}
              </Trans>
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
      {totalCount > nodes.length && (
        <p className={styles.soft}>
          <Trans>and {totalCount - nodes.length} more</Trans>
        </p>
      )}
    </>
  );
}

type SummaryProps = { objective: Objective } & Pick<ObjectivePanelProps, "goTo" | "onFocus" | "onMove" | "heading">;

function Summary({ objective, goTo, onFocus, onMove, heading }: SummaryProps) {
  const { id, health, progress, expected, owner, ancestors, below } = objective;
  return (
    <>
      {ancestors.length > 0 && (
        <nav aria-label={t`Way to the top`} className={styles.way}>
          {ancestors.map((each) => (
            <span key={each.id} dir="auto">
              {each.title}
            </span>
          ))}
        </nav>
      )}
      {heading(objective, styles.title)}
      <p className={styles.facts}>
        <HealthMark health={health} />
        <span className={styles.soft} dir="auto">
          {owner?.name ?? t`No owner`}
        </span>
      </p>
      <ProgressBar share={progress} expected={expected} health={health} />
      <p className={styles.facts}>
        <span className={styles.soft}>
          {expected === null || expected === undefined ? "" : t`Expected by now ${percent(expected)}`}
        </span>
        <Link to="/objectives/$objectiveId" params={{ objectiveId: id }} search={{ why: id }}>
          <Trans>Why this number?</Trans>
        </Link>
      </p>
      <div className={styles.buttons}>
        <Link className={buttonClass("primary")} to="/objectives/$objectiveId" params={{ objectiveId: id }}>
          <Trans>Open</Trans>
        </Link>
        {objective.viewerCanCheckIn && (
          <Link className={buttonClass()} to="/check-in" search={{ keyResult: objective.keyResults.nodes[0]?.id }}>
            <Trans>Check in</Trans>
          </Link>
        )}
        <Button onPress={onFocus}>
          <Trans>Only this branch</Trans>
        </Button>
        {onMove && objective.viewerCanEdit ? (
          <Button onPress={onMove}>
            <Trans>Move to…</Trans>
          </Button>
        ) : null}
      </div>
      <h3>
        <Trans>Key results</Trans>
      </h3>
      <KeyResults objective={objective} />
      <h3>
        <Trans>Aligned to</Trans>
      </h3>
      <Up objective={objective} goTo={goTo} />
      {below.objectives > 0 && (
        <>
          <h3>
            <Trans>
              <Plural value={below.objectives} one="# objective" other="# objectives" /> below
            </Trans>
          </h3>
          <Down objective={objective} goTo={goTo} />
        </>
      )}
    </>
  );
}

/** One objective beside the chart: what it is, why it stands where it stands, what is above and below. */
export function ObjectivePanel({ id, place, onClose, goTo, onFocus, onMove, heading }: ObjectivePanelProps) {
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
    <aside ref={place} tabIndex={-1} className={styles.panel} aria-label={t`Objective`}>
      <div className={styles.head}>
        <IconButton label={t`Close`} onPress={onClose}>
          ✕
        </IconButton>
      </div>
      {objective ? (
        <Summary objective={objective} goTo={goTo} onFocus={onFocus} onMove={onMove} heading={heading} />
      ) : error ? (
        <ErrorState message={errorText(error)} onRetry={() => again({ requestPolicy: "network-only" })} />
      ) : fetching || data?.objective ? (
        <Skeleton lines={6} />
      ) : (
        <ErrorState
          title={t`Not here any more`}
          message={t`This objective was removed, or you may no longer see it. Choose another one.`}
        />
      )}
    </aside>
  );
}
