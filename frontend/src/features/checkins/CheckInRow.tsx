import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { agoText } from "../../lib/days";
import { Checkbox } from "../../ui/Checkbox";
import { HEALTHS, HealthMark } from "../../ui/HealthMark";
import { ProgressBar } from "../../ui/ProgressBar";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { WHY } from "../../ui/Why";
import styles from "./checkins.module.css";
import { ConfidenceField } from "./ConfidenceField";
import { asksWhy, type CheckInDraft, edited, STATUSES } from "./draft";
import type { Outcome, RowState } from "./rows";
import { ValueField } from "./ValueField";
import { WorkTicks } from "./WorkTicks";

export const CheckInRowFragment = graphql(`
  fragment CheckInRow_keyResult on KeyResult {
    id
    title
    measure
    unit
    currentValue
    status
    confidence
    health
    progress
    expected
    milestones { id name done }
    objective { id title }
    latestCheckIn { id happenedAt note author { id name } }
    openBlockers { id text }
    ...WorkTicks_keyResult
  }
`);

export interface CheckInRowProps {
  keyResult: FragmentType<typeof CheckInRowFragment>;
  /** How late, in words; nothing when it is not due. */
  due?: string;
  state: RowState;
  onChange: (draft: CheckInDraft) => void;
}

/** One key result on the check-in screen: Tab goes from value to confidence to note to blocker. */
export function CheckInRow({ keyResult: masked, due, state, onChange }: CheckInRowProps) {
  const keyResult = unmasked(CheckInRowFragment, masked);
  const { draft, outcome } = state;
  const edit = (change: Partial<CheckInDraft>) => onChange(edited(draft, change));
  const last = keyResult.latestCheckIn;
  return (
    <li className={styles.row} data-outcome={outcome.kind} aria-label={keyResult.title}>
      <div className={styles.head}>
        <Checkbox
          isSelected={draft.included}
          onChange={(included) => onChange({ ...draft, included })}
          aria-label={t`Save this check-in: ${keyResult.title}`}
        >
          <span className={styles.title} dir="auto">
            {keyResult.title}
          </span>
        </Checkbox>
        <span className={styles.about}>
          <bdi>{keyResult.objective.title}</bdi>
          {last
            ? t` · last ${agoText(last.happenedAt)}${last.author ? t` by ${last.author.name}` : ""}`
            : t` · never checked in`}
          {due ? ` · ${due}` : ""}
        </span>
        {last?.note ? (
          <q className={styles.lastNote} dir="auto">
            {last.note}
          </q>
        ) : null}
      </div>
      <div className={styles.standing}>
        <HealthMark health={keyResult.health} />
        <Link
          to="/objectives/$objectiveId"
          params={{ objectiveId: keyResult.objective.id }}
          search={{ why: keyResult.id }}
          {...WHY}
        >
          <ProgressBar share={keyResult.progress} expected={keyResult.expected} health={keyResult.health} />
        </Link>
      </div>
      <div className={styles.fields}>
        <Select
          label={t`Status: ${keyResult.title}`}
          labelHidden
          choices={STATUSES.map((id) => ({ id, name: `${HEALTHS[id].shape} ${HEALTHS[id].word}` }))}
          value={draft.status}
          onChange={(status) => edit({ status })}
        />
        <ValueField keyResult={keyResult} draft={draft} onEdit={edit} />
        <ConfidenceField
          of={keyResult.title}
          share={draft.confidence}
          onChange={(confidence) => edit({ confidence })}
        />
        <TextField
          aria-label={t`Note: ${keyResult.title}`}
          placeholder={asksWhy(draft) ? t`What makes you doubt?` : t`Note`}
          value={draft.note}
          onChange={(note) => edit({ note })}
          maxLength={4000}
        />
        <TextField
          aria-label={t`Blocker: ${keyResult.title}`}
          placeholder={keyResult.openBlockers[0]?.text ?? t`Blocker`}
          value={draft.blocker}
          onChange={(blocker) => edit({ blocker })}
          maxLength={1000}
        />
      </div>
      <WorkTicks keyResult={keyResult} />
      <Said outcome={outcome} />
    </li>
  );
}

function Said({ outcome }: { outcome: Outcome }) {
  const text = said(outcome);
  return (
    <p className={styles.said} role="status">
      {text}
    </p>
  );
}

function said(outcome: Outcome): string {
  switch (outcome.kind) {
    case "typing":
      return "";
    case "sending":
      return t`Saving…`;
    case "saved":
      return outcome.overtaken ? t`Saved. Someone else had checked in meanwhile; both are kept.` : t`Saved`;
    case "refused":
      return outcome.messages.join(" ");
    case "queued":
      return t`Not sent yet: the server could not be reached. What you typed is kept here and sent as soon as it can be.`;
    case "unknown":
      return t`Not saved: the server could not be reached, and this browser has no room to keep it for later. Leave the page open and save again.`;
  }
}
