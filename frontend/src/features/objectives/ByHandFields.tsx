import { t } from "@lingui/core/macro";
import { percent } from "../../lib/numbers";
import { HEALTHS } from "../../ui/HealthMark";
import { Select } from "../../ui/Select";
import { TextArea, TextField } from "../../ui/TextField";
import { type ObjectiveEdit, STATED, type Stated } from "./edit";
import type { Problems } from "./keyResultDraft";
import form from "./form.module.css";

const NONE = "NONE";
const HEALTH_CHOICES = [
  { id: NONE, name: t`As derived` },
  ...STATED.map((id) => ({ id, name: HEALTHS[id].word })),
] as const;

export interface ByHandFieldsProps {
  edit: ObjectiveEdit;
  problems: Problems;
  automatic: number | null | undefined;
  onChange: (part: Partial<ObjectiveEdit>) => void;
}

/** What an owner says over the derived numbers: progress, and a health with its note. */
export function ByHandFields({ edit, problems, automatic, onChange }: ByHandFieldsProps) {
  const automaticText = typeof automatic === "number" ? percent(automatic) : "none";
  return (
    <>
      <div className={form.pair}>
        {edit.progressFrom === "MANUAL" ? (
          <TextField
            label={t`Progress in percent`}
            value={edit.manual}
            onChange={(manual) => onChange({ manual })}
            error={problems["manual"]}
            inputMode="decimal"
            hint={t`From 0 to 100. The automatic one stays in sight: ${automaticText}.`}
          />
        ) : null}
        <Select
          label={t`Health as you state it`}
          choices={HEALTH_CHOICES}
          value={edit.stated ?? NONE}
          onChange={(id) => onChange({ stated: id === NONE ? null : (id as Stated) })}
          hint={t`Lasts until the next check-in day; never hides that something is outdated.`}
          error={problems["stated"]}
        />
      </div>
      {edit.stated ? (
        <TextArea
          label={t`Why it stands so`}
          value={edit.statedNote}
          onChange={(statedNote) => onChange({ statedNote })}
          error={problems["statedNote"]}
          maxLength={2000}
        />
      ) : null}
    </>
  );
}
