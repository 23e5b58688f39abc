import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
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

const LABELS = { start: t`Start`, target: t`Target`, low: t`Lower end`, high: t`Upper end` } as const;
const CHOICES = Object.entries(MEASURES).map(([id, { name, note }]) => ({
  id: id as keyof typeof MEASURES,
  name,
  note,
}));
const SOURCES: Record<ValueFrom, Choice<ValueFrom>> = {
  CHECK_INS: { id: "CHECK_INS", name: t`Check-ins` },
  MEAN: { id: "MEAN", name: t`Mean of contributors`, note: t`never due by itself` },
  SUM: { id: "SUM", name: t`Sum of contributors`, note: t`of the same unit, not %` },
};

/** Units that many use; any other text is one too. */
const UNITS = ["%", "€", "$", "£", "h", "min", "days", "weeks", "customers", "people"];

function labelOf(field: keyof typeof LABELS, draft: KeyResultDraft): string {
  if (isByPercent(draft)) return field === "target" ? t`By %` : t`Start, if known`;
  return FIELDS[draft.measure].length === 1 ? MEASURES[draft.measure].name : LABELS[field];
}

/** The fields that fit the measure chosen. */
export function KeyResultFields({ draft, problems, onChange }: KeyResultFieldsProps) {
  const numbers = FIELDS[draft.measure];
  return (
    <>
      <TextField
        label={t`Key result`}
        value={draft.title}
        onChange={(title) => onChange({ title })}
        error={problems["title"]}
        placeholder={t`How we know that we got there`}
        maxLength={LONGEST_TITLE}
      />
      <div className={form.pair}>
        <Select
          label={t`Measure`}
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
            label={t`Unit`}
            value={draft.unit}
            onChange={(unit) => onChange({ unit })}
            error={problems["unit"]}
            placeholder={t`%, €, h, customers`}
            suggestions={UNITS}
            maxLength={40}
          />
        ) : null}
      </div>
      {hasPhases(draft.measure) ? (
        <Checkbox isSelected={draft.byPercent} onChange={(byPercent) => onChange({ byPercent })}>
          <Trans>By so many percent of the start</Trans>
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
        <Trans>Days, weight, who reports…</Trans>
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
          label={t`First day`}
          type="date"
          value={draft.startsOn}
          onChange={(startsOn) => onChange({ startsOn })}
          error={problems["startsOn"]}
        />
        <TextField
          label={t`Due on`}
          type="date"
          value={draft.dueOn}
          onChange={(dueOn) => onChange({ dueOn })}
          error={problems["dueOn"]}
        />
        <TextField
          label={t`Weight`}
          value={draft.weight}
          onChange={(weight) => onChange({ weight })}
          error={problems["weight"]}
          inputMode="decimal"
          hint={t`0 is shown and not counted.`}
        />
        <Select
          label={t`Indicator`}
          choices={[
            { id: "LEADING", name: t`Leading`, note: t`shows early` },
            { id: "LAGGING", name: t`Lagging`, note: t`shows afterwards` },
          ]}
          value={draft.indicator}
          onChange={(indicator) => onChange({ indicator })}
        />
        <OwnerPicker
          label={t`Owner`}
          placeholder={t`As the objective's`}
          chosen={draft.owner}
          onChoose={(owner) => onChange({ owner })}
          error={problems["owner"]}
        />
        <OwnerPicker
          label={t`Reported by`}
          placeholder={t`Its owner, or the lead`}
          chosen={draft.reporter}
          onChoose={(reporter) => onChange({ reporter })}
          error={problems["reporter"]}
          peopleOnly
        />
        {sources.length > 1 ? (
          <Select
            label={t`Value comes from`}
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
          <Trans>Progress is the share of due check-ins that kept it; a missing one is a miss</Trans>
        </Checkbox>
      ) : null}
      {hasPhases(draft.measure) ? <PhaseFields draft={draft} problems={problems} onChange={onChange} /> : null}
      <TextArea
        label={t`More about it`}
        rows={2}
        value={draft.description}
        onChange={(description) => onChange({ description })}
        error={problems["description"]}
        maxLength={10_000}
      />
    </>
  );
}
