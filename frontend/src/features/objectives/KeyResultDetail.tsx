import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ResultOf } from "@graphql-typed-document-node/core";
import { lazy, Suspense } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { agoText, dayText } from "../../lib/days";
import { Named } from "../../ui/Avatar";
import { Button, buttonClass } from "../../ui/Button";
import { Confidence } from "../../ui/Confidence";
import { Actions } from "../../ui/Dialog";
import { FoldMark } from "../../ui/FoldMark";
import { HealthMark } from "../../ui/HealthMark";
import { ProgressBar } from "../../ui/ProgressBar";
import { Skeleton } from "../../ui/Skeleton";
import { WHY } from "../../ui/Why";
import { BlockerLine } from "./BlockerLine";
import { CheckInTable } from "./CheckInTable";
import { ForecastLine } from "./ForecastLine";
import { KeyResultTitle, KeyResultWeight } from "./KeyResultInPlace";
import { marksOf } from "./marks";
import { measureText } from "./measures";
import styles from "./objectives.module.css";

const KeyResultPictures = lazy(() => import("./KeyResultPictures"));

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
    health
    progress
    expected
    confidence
    viewerCanCheckIn
    viewerCanEdit
    noOneHasLooked
    owner { __typename id name }
    forecast { ...ForecastLine_forecast warns }
    milestones { id name dueOn done }
    openBlockers { id text openedAt needs { id name } }
    latestCheckIn { id happenedAt }
    changes(first: 100) { nodes { id at field before after reasonKind reason by { id name } indicator { id title } } }
    reporter { id name }
    description
    comments { totalCount }
    ...CheckInTable_keyResult
    ...KeyResultPictures_keyResult
    ...KeyResultInPlace_keyResult
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
            aria-label={`${open ? t`Close` : t`Open`} ${keyResult.title}`}
            onPress={onToggle}
          >
            <FoldMark open={open} />
          </Button>
          <KeyResultTitle keyResult={keyResult} open={open} />
          {keyResult.state === "DROPPED" ? (
            <span className={styles.tag}>
              <Trans>Dropped</Trans>
            </span>
          ) : null}
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
          {keyResult.latestCheckIn ? t`checked in ${agoText(keyResult.latestCheckIn.happenedAt)}` : t`never checked in`}
        </span>
        {keyResult.forecast?.warns ? (
          <span className={styles.warning}>
            <Trans>▲ would miss its target at this rate</Trans>
          </span>
        ) : null}
        {keyResult.noOneHasLooked ? (
          <span className={styles.warning}>
            <Trans>▲ no one has looked: only programs reported the last times</Trans>
          </span>
        ) : null}
        <KeyResultWeight keyResult={keyResult} open={open} />
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
  const marks = marksOf(keyResult.changes.nodes);
  return (
    <>
      {keyResult.description ? <p className={styles.prose}>{keyResult.description}</p> : null}
      {keyResult.reporter ? (
        <p className={styles.about}>
          <Trans>Reported by {keyResult.reporter.name}</Trans>
        </p>
      ) : null}
      <ul className={styles.keyResults}>
        {keyResult.milestones.map((each) => (
          <li key={each.id}>
            {each.done ? "✓" : "○"} {each.name}{" "}
            <span className={styles.about}>{each.dueOn ? dayText(each.dueOn) : null}</span>
          </li>
        ))}
      </ul>
      <Suspense fallback={<Skeleton lines={2} />}>
        <KeyResultPictures
          keyResult={keyResult}
          marks={marks}
          table={<CheckInTable keyResult={keyResult} marks={marks} onTalk={onTalk} />}
        />
      </Suspense>
      {keyResult.forecast ? <ForecastLine forecast={keyResult.forecast} unit={keyResult.unit} /> : null}
      <Actions>
        {keyResult.viewerCanCheckIn ? (
          <Link to="/check-in" search={{ keyResult: keyResult.id }} className={buttonClass("primary")}>
            <Trans>Check in</Trans>
          </Link>
        ) : null}
        {keyResult.viewerCanEdit ? (
          <Link
            to="/objectives/$objectiveId/edit"
            params={{ objectiveId: keyResult.objectiveId }}
            className={buttonClass()}
          >
            <Trans>Change key result</Trans>
          </Link>
        ) : null}
        <Button onPress={() => onWhy(keyResult.id)}>
          <Trans>Why this number?</Trans>
        </Button>
        <Button onPress={() => onTalk(keyResult)}>
          <Trans>Comments {keyResult.comments.totalCount || ""}</Trans>
        </Button>
      </Actions>
    </>
  );
}
