import { t } from "@lingui/core/macro";
import { amount, typedNumber } from "../../lib/numbers";
import { Checkbox } from "../../ui/Checkbox";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import type { Measure } from "../../graphql/generated/graphql";
import styles from "./checkins.module.css";
import type { CheckInDraft } from "./draft";

export interface Valued {
  title: string;
  measure: Measure;
  unit?: string | null;
  currentValue?: number | null;
  milestones: readonly { id: string; name: string; done: boolean }[];
}

/** The value of a check-in, in the way its measure is reported: number, yes or no, or milestones. */
export function ValueField({
  keyResult,
  draft,
  onEdit,
}: {
  keyResult: Valued;
  draft: CheckInDraft;
  onEdit: (change: Partial<CheckInDraft>) => void;
}) {
  const { title, measure, unit, currentValue, milestones } = keyResult;
  if (measure === "MILESTONES") {
    return (
      <fieldset className={styles.milestones} aria-label={t`Milestones: ${title}`}>
        {milestones.map((each) => (
          <Checkbox
            key={each.id}
            isSelected={draft.milestonesDone.includes(each.id)}
            onChange={(done) =>
              onEdit({
                milestonesDone: milestones
                  .map((one) => one.id)
                  .filter((id) => (id === each.id ? done : draft.milestonesDone.includes(id))),
              })
            }
          >
            {each.name}
          </Checkbox>
        ))}
      </fieldset>
    );
  }
  if (measure === "BINARY") {
    return (
      <Select
        label={t`Value: ${title}`}
        labelHidden
        choices={[
          { id: "0", name: t`Not done` },
          { id: "1", name: t`Done` },
        ]}
        value={draft.value === "1" ? "1" : "0"}
        onChange={(value) => onEdit({ value })}
      />
    );
  }
  return (
    <span className={styles.value}>
      <span className={styles.before} title={t`Last value: ${amount(currentValue, unit)}`}>
        {amount(currentValue)} →
      </span>
      <TextField
        aria-label={t`Value: ${title}`}
        value={draft.value}
        onChange={(value) => onEdit({ value })}
        onFocus={(event) => event.target instanceof HTMLInputElement && event.target.select()}
        error={typedNumber(draft.value).problem}
        inputMode="decimal"
        autoComplete="off"
      />
      {unit ? <span className={styles.unit}>{unit}</span> : null}
    </span>
  );
}
