import { useState } from "react";
import type { ValueFrom } from "../../graphql/generated/graphql";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { type Choice, Select } from "../../ui/Select";
import { TextArea, TextField } from "../../ui/TextField";
import {
  FIELDS,
  hasPhases,
  isByPercent,
  type KeyResultDraft,
  type KeyResultFieldsProps,
  LONGEST_TITLE,
  mayBeKeptShare,
  sourcesOf,
} from "./keyResultDraft";
import { MEASURES } from "./measures";
import { MilestoneFields, PhaseFields } from "./KeyResultSteps";
import form from "./form.module.css";
import { OwnerPicker } from "./OwnerPicker";

const LABELS = { start: "Start", target: "Target", low: "Lower end", high: "Upper end" } as const;
const CHOICES = Object.entries(MEASURES).map(([id, { name, note }]) => ({
  id: id as keyof typeof MEASURES,
  name,
  note,
}));
const SOURCES: Record<ValueFrom, Choice<ValueFrom>> = {
  CHECK_INS: { id: "CHECK_INS", name: "Check-ins" },
  MEAN: { id: "MEAN", name: "Mean of contributors", note: "never due by itself" },
  SUM: { id: "SUM", name: "Sum of contributors", note: "of the same unit, not %" },
};

/** Units that many use; any other text is one too. */
const UNITS = ["%", "€", "$", "£", "h", "min", "days", "weeks", "customers", "people"];

function labelOf(field: keyof typeof LABELS, draft: KeyResultDraft): string {
  if (isByPercent(draft)) return field === "target" ? "By %" : "Start, if known";
  return FIELDS[draft.measure].length === 1 ? MEASURES[draft.measure].name : LABELS[field];
}

/** The fields that fit the measure chosen; a target in percent is for new ones. */
export function KeyResultFields({
  draft,
  problems,
  onChange,
  isNew = false,
}: KeyResultFieldsProps & { isNew?: boolean }) {
  const numbers = FIELDS[draft.measure];
  return (
    <>
      <TextField
        label="Key result"
        value={draft.title}
        onChange={(title) => onChange({ title })}
        error={problems["title"]}
        placeholder="How we know that we got there"
        maxLength={LONGEST_TITLE}
      />
      <div className={form.pair}>
        <Select
          label="Measure"
          choices={CHOICES}
          value={draft.measure}
          onChange={(measure) => onChange({ measure })}
          error={problems["measure"]}
        />
        {numbers.map((field) => (
          <TextField
            key={field}
            label={labelOf(field, draft)}
            value={draft[field]}
            onChange={(text) => onChange({ [field]: text })}
            error={problems[field]}
            inputMode="decimal"
            autoComplete="off"
          />
        ))}
        {numbers.length > 0 ? (
          <TextField
            label="Unit"
            value={draft.unit}
            onChange={(unit) => onChange({ unit })}
            error={problems["unit"]}
            placeholder="%, €, h, customers"
            suggestions={UNITS}
            maxLength={40}
          />
        ) : null}
      </div>
      {hasPhases(draft.measure) && isNew ? (
        <Checkbox isSelected={draft.byPercent} onChange={(byPercent) => onChange({ byPercent })}>
          By so many percent of the start
        </Checkbox>
      ) : null}
      {draft.measure === "MILESTONES" ? (
        <MilestoneFields draft={draft} problems={problems} onChange={onChange} />
      ) : null}
      <More draft={draft} problems={problems} onChange={onChange} />
    </>
  );
}

/** What most key results leave as it is; open from the start where this one does not. */
function More(props: KeyResultFieldsProps) {
  const { draft, problems } = props;
  const isUnusual =
    Boolean(draft.description || draft.indicator || draft.owner || draft.reporter || draft.dueOn) ||
    draft.phases.length > 0 ||
    draft.weight !== "1" ||
    draft.valueFrom !== "CHECK_INS";
  const hasProblem = ["dueOn", "weight", "description", "owner", "reporter"].some((field) => field in problems);
  const [open, setOpen] = useState(isUnusual);
  if (open || hasProblem) return <MoreFields {...props} />;
  return (
    <div>
      <Button look="quiet" onPress={() => setOpen(true)}>
        Days, weight, who reports…
      </Button>
    </div>
  );
}

function MoreFields({ draft, problems, onChange }: KeyResultFieldsProps) {
  const sources = sourcesOf(draft.measure);
  return (
    <>
      <div className={form.pair}>
        <TextField
          label="First day"
          type="date"
          value={draft.startsOn}
          onChange={(startsOn) => onChange({ startsOn })}
          error={problems["startsOn"]}
        />
        <TextField
          label="Due on"
          type="date"
          value={draft.dueOn}
          onChange={(dueOn) => onChange({ dueOn })}
          error={problems["dueOn"]}
        />
        <TextField
          label="Weight"
          value={draft.weight}
          onChange={(weight) => onChange({ weight })}
          error={problems["weight"]}
          inputMode="decimal"
          hint="0 is shown and not counted."
        />
        <Select
          label="Indicator"
          choices={[
            { id: "LEADING", name: "Leading", note: "shows early" },
            { id: "LAGGING", name: "Lagging", note: "shows afterwards" },
          ]}
          value={draft.indicator}
          onChange={(indicator) => onChange({ indicator })}
        />
        <OwnerPicker
          label="Owner"
          placeholder="As the objective's"
          chosen={draft.owner}
          onChoose={(owner) => onChange({ owner })}
          error={problems["owner"]}
        />
        <OwnerPicker
          label="Reported by"
          placeholder="Its owner, or the lead"
          chosen={draft.reporter}
          onChoose={(reporter) => onChange({ reporter })}
          error={problems["reporter"]}
          peopleOnly
        />
        {sources.length > 1 ? (
          <Select
            label="Value comes from"
            choices={sources.map((each) => SOURCES[each])}
            value={draft.valueFrom}
            onChange={(valueFrom) => onChange({ valueFrom })}
            error={problems["valueFrom"]}
          />
        ) : null}
      </div>
      {mayBeKeptShare(draft.measure) && draft.valueFrom === "CHECK_INS" ? (
        <Checkbox
          isSelected={draft.scoredBy === "KEPT_SHARE"}
          onChange={(share) => onChange({ scoredBy: share ? "KEPT_SHARE" : "LATEST" })}
        >
          Progress is the share of due check-ins that kept it; a missing one is a miss
        </Checkbox>
      ) : null}
      {hasPhases(draft.measure) ? <PhaseFields draft={draft} problems={problems} onChange={onChange} /> : null}
      <TextArea
        label="More about it"
        rows={2}
        value={draft.description}
        onChange={(description) => onChange({ description })}
        error={problems["description"]}
        maxLength={10_000}
      />
    </>
  );
}
