import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { amount, percent } from "../../lib/numbers";
import { HealthMark } from "../../ui/HealthMark";
import { Soft } from "../../ui/Page";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { WHY } from "../../ui/Why";
import { type KeyResultGradeDraft, MISSED, typedScore } from "./grade";
import styles from "./reviews.module.css";
import { CAUSES, scoreText } from "./words";

export const KeyResultGradeFieldsFragment = graphql(`
  fragment KeyResultGradeFields_keyResult on KeyResult {
    id objectiveId title unit startValue targetValue currentValue progress health
    latestCheckIn { id note author { id name } }
  }
`);

/** The score of one key result beside its evidence: where it began, where it should be, where it is, what was said. */
export function KeyResultGradeFields({
  keyResult: masked,
  draft,
  isDisabled,
  onChange,
}: {
  keyResult: FragmentType<typeof KeyResultGradeFieldsFragment>;
  draft: KeyResultGradeDraft;
  isDisabled: boolean;
  onChange: (draft: KeyResultGradeDraft) => void;
}) {
  const of = unmasked(KeyResultGradeFieldsFragment, masked);
  const { value, problem } = typedScore(draft.score);
  const isChanged = draft.proposed !== null && value !== null && value !== draft.proposed;
  return (
    <li className={styles.keyResult}>
      <div className={styles.evidence}>
        <strong dir="auto">{of.title}</strong>
        <span>
          {typeof of.startValue === "number" && typeof of.targetValue === "number"
            ? t`${amount(of.startValue, of.unit)} → ${amount(of.targetValue, of.unit)}, at ${amount(of.currentValue, of.unit)}`
            : amount(of.currentValue, of.unit)}{" "}
          <Link to="/objectives/$objectiveId" params={{ objectiveId: of.objectiveId }} search={{ why: of.id }} {...WHY}>
            <Soft>{typeof of.progress === "number" ? percent(of.progress) : t`no number`}</Soft>
          </Link>{" "}
          <HealthMark health={of.health} />
        </span>
        {of.latestCheckIn?.note ? (
          <Soft>
            “{of.latestCheckIn.note}” {of.latestCheckIn.author?.name}
          </Soft>
        ) : null}
      </div>
      {isDisabled ? (
        <span className={styles.score}>{scoreText(value)}</span>
      ) : (
        <div className={styles.score}>
          <TextField
            aria-label={t`Score of ${of.title}`}
            value={draft.score}
            onChange={(score) => onChange({ ...draft, score })}
            error={problem}
            inputMode="decimal"
            placeholder="–"
          />
        </div>
      )}
      {isDisabled || (!isChanged && !(value !== null && value < MISSED)) ? null : (
        <div className={styles.reasons}>
          {isChanged ? (
            <TextField
              label={t`Why not the proposed score`}
              value={draft.note}
              onChange={(note) => onChange({ ...draft, note })}
              maxLength={5000}
            />
          ) : null}
          {value !== null && value < MISSED ? (
            <>
              <Select
                label={t`Why was it missed?`}
                choices={CAUSES}
                value={draft.cause}
                onChange={(cause) => onChange({ ...draft, cause })}
              />
              <TextField
                label={t`In words`}
                value={draft.causeNote}
                onChange={(causeNote) => onChange({ ...draft, causeNote })}
                maxLength={5000}
              />
            </>
          ) : null}
        </div>
      )}
    </li>
  );
}
