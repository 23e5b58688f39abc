import { Link } from "@tanstack/react-router";
import type { ResultOf } from "@graphql-typed-document-node/core";
import { lazy, Suspense, useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { agoText, dayText } from "../../lib/days";
import { amount } from "../../lib/numbers";
import { Named } from "../../ui/Avatar";
import { Button, buttonClass } from "../../ui/Button";
import { Confidence } from "../../ui/Confidence";
import { Actions } from "../../ui/Dialog";
import { HealthMark } from "../../ui/HealthMark";
import { ProgressBar } from "../../ui/ProgressBar";
import { Skeleton } from "../../ui/Skeleton";
import { WHY } from "../../ui/Why";
import { BlockerLine } from "./BlockerLine";
import { chartOf } from "./chart";
import { CheckInTable } from "./CheckInTable";
import { ForecastLine } from "./ForecastLine";
import { marksByInstant, marksOf } from "./marks";
import { measureText } from "./measures";
import styles from "./objectives.module.css";

const CheckInChart = lazy(() => import("./CheckInChart"));

export const KeyResultDetailFragment = graphql(`
  fragment KeyResultDetail_keyResult on KeyResult {
    id
    objectiveId
    title
    state
    measure
    scoredBy
    unit
    startValue
    targetValue
    lowValue
    highValue
    currentValue
    startsOn
    dueOn
    health
    progress
    expected
    confidence
    weight
    viewerCanCheckIn
    viewerCanEdit
    noOneHasLooked
    owner { __typename id name }
    cycle { id endsOn }
    phasedTargets { on value }
    forecast { ...ForecastLine_forecast fromOn fromValue on value low high warns }
    milestones { id name dueOn done }
    openBlockers { id text openedAt needs { id name } }
    latestCheckIn { id happenedAt }
    changes(first: 100) { nodes { id at field before after reasonKind reason by { id name } indicator { id title } } }
    checkIns(first: 100) { nodes { id happenedAt value withdrawn supersededBy { id } } }
    reporter { id name }
    description
    comments { totalCount }
    ...CheckInTable_keyResult
  }
`);

export interface KeyResultDetailProps {
  keyResult: FragmentType<typeof KeyResultDetailFragment>;
  /** Opened by its address. */
  open: boolean;
  onToggle: () => void;
  onWhy: (goalId: string) => void;
  /** Opens what is said about it or one of its check-ins. */
  onTalk: (topic: { id: string; title: string }) => void;
}

/** A key result: where it stands, and when opened its check-ins against the expected line. */
export function KeyResultDetail({ keyResult: masked, open, onToggle, ...rest }: KeyResultDetailProps) {
  const keyResult = unmasked(KeyResultDetailFragment, masked);
  return (
    <li className={styles.detail} id={keyResult.id}>
      <div className={styles.line}>
        <span className={styles.opener}>
          <Button
            look="quiet"
            aria-expanded={open}
            aria-label={`${open ? "Close" : "Open"} ${keyResult.title}`}
            onPress={onToggle}
          >
            {open ? "▾" : "▸"}
          </Button>
          <span className={styles.title} dir="auto">
            {keyResult.title}
          </span>
          {keyResult.state === "DROPPED" ? <span className={styles.tag}>Dropped</span> : null}
        </span>
        <HealthMark health={keyResult.health} />
        <Link
          to="/objectives/$objectiveId"
          params={{ objectiveId: keyResult.objectiveId }}
          search={{ why: keyResult.id }}
          {...WHY}
        >
          <ProgressBar share={keyResult.progress} expected={keyResult.expected} health={keyResult.health} />
        </Link>
      </div>
      <div className={styles.measure}>
        <strong>{measureText(keyResult)}</strong>
        <Confidence share={keyResult.confidence} />
        {keyResult.owner ? <Named name={keyResult.owner.name} team={keyResult.owner.__typename !== "Person"} /> : null}
        <span>
          {keyResult.latestCheckIn ? `checked in ${agoText(keyResult.latestCheckIn.happenedAt)}` : "never checked in"}
        </span>
        {keyResult.forecast?.warns ? (
          <span className={styles.warning}>▲ would miss its target at this rate</span>
        ) : null}
        {keyResult.noOneHasLooked ? (
          <span className={styles.warning}>▲ no one has looked: only programs reported the last times</span>
        ) : null}
        {keyResult.weight === 1 ? null : <span>weight {amount(keyResult.weight)}</span>}
      </div>
      {keyResult.openBlockers.map((each) => (
        <BlockerLine key={each.id} blocker={each} canResolve={keyResult.viewerCanCheckIn} />
      ))}
      {open ? <Opened keyResult={keyResult} {...rest} /> : null}
    </li>
  );
}

type Detail = ResultOf<typeof KeyResultDetailFragment>;

type OpenedProps = { keyResult: Detail } & Pick<KeyResultDetailProps, "onWhy" | "onTalk">;

function Opened({ keyResult, onWhy, onTalk }: OpenedProps) {
  const [asTable, setAsTable] = useState(false);
  const checkIns = keyResult.checkIns.nodes;
  const [now] = useState(() => Date.now());
  const marks = marksOf(keyResult.changes.nodes);
  const chart = chartOf({ ...keyResult, endsOn: keyResult.dueOn ?? keyResult.cycle.endsOn, checkIns });
  return (
    <>
      {keyResult.description ? <p className={styles.prose}>{keyResult.description}</p> : null}
      {keyResult.reporter ? <p className={styles.about}>Reported by {keyResult.reporter.name}</p> : null}
      <ul className={styles.keyResults}>
        {keyResult.milestones.map((each) => (
          <li key={each.id}>
            {each.done ? "✓" : "○"} {each.name}{" "}
            <span className={styles.about}>{each.dueOn ? dayText(each.dueOn) : null}</span>
          </li>
        ))}
      </ul>
      {chart && !asTable ? (
        <Suspense fallback={<Skeleton lines={2} />}>
          <CheckInChart
            chart={chart}
            unit={keyResult.unit}
            title={keyResult.title}
            now={now}
            marks={marksByInstant(marks)}
          />
        </Suspense>
      ) : (
        <CheckInTable keyResult={keyResult} marks={marks} onTalk={onTalk} />
      )}
      {keyResult.forecast ? <ForecastLine forecast={keyResult.forecast} unit={keyResult.unit} /> : null}
      <Actions>
        {keyResult.viewerCanCheckIn ? (
          <Link to="/check-in" search={{ keyResult: keyResult.id }} className={buttonClass("primary")}>
            Check in
          </Link>
        ) : null}
        {keyResult.viewerCanEdit ? (
          <Link
            to="/objectives/$objectiveId/edit"
            params={{ objectiveId: keyResult.objectiveId }}
            className={buttonClass()}
          >
            Change key result
          </Link>
        ) : null}
        {chart ? (
          <Button onPress={() => setAsTable(!asTable)}>{asTable ? "Show as chart" : "Check-ins as a table"}</Button>
        ) : null}
        <Button onPress={() => onWhy(keyResult.id)}>Why this number?</Button>
        <Button onPress={() => onTalk(keyResult)}>Comments {keyResult.comments.totalCount || ""}</Button>
      </Actions>
    </>
  );
}
