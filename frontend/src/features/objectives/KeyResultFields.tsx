import { Button } from "../../ui/Button";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { FIELDS, type KeyResultDraft, type Problems } from "./draft";
import { MEASURES } from "./measures";
import styles from "./objectives.module.css";

const LABELS = { start: "Start", target: "Target", low: "Lower end", high: "Upper end" } as const;
const CHOICES = Object.entries(MEASURES).map(([id, { name, note }]) => ({
  id: id as keyof typeof MEASURES,
  name,
  note,
}));

export interface KeyResultFieldsProps {
  draft: KeyResultDraft;
  problems: Problems;
  onChange: (change: Partial<KeyResultDraft>) => void;
}

/** The fields that fit the measure chosen. */
export function KeyResultFields({ draft, problems, onChange }: KeyResultFieldsProps) {
  const numbers = FIELDS[draft.measure];
  return (
    <>
      <TextField
        label="Key result"
        value={draft.title}
        onChange={(title) => onChange({ title })}
        error={problems["title"]}
        placeholder="How we know that we got there"
        maxLength={500}
      />
      <div className={styles.pair}>
        <Select label="Measure" choices={CHOICES} value={draft.measure} onChange={(measure) => onChange({ measure })} />
        {numbers.map((field) => (
          <TextField
            key={field}
            label={numbers.length === 1 ? MEASURES[draft.measure].name : LABELS[field]}
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
            placeholder="%, €, h, customers"
            maxLength={40}
          />
        ) : null}
        <TextField
          label="Due on"
          type="date"
          value={draft.dueOn}
          onChange={(dueOn) => onChange({ dueOn })}
          error={problems["dueOn"]}
        />
        <Select
          label="Indicator"
          choices={[
            { id: "LEADING", name: "Leading" },
            { id: "LAGGING", name: "Lagging" },
          ]}
          value={draft.indicator}
          onChange={(indicator) => onChange({ indicator })}
        />
        <TextField
          label="Weight"
          value={draft.weight}
          onChange={(weight) => onChange({ weight })}
          error={problems["weight"]}
          inputMode="decimal"
        />
      </div>
      {draft.measure === "MILESTONES" ? (
        <MilestoneFields draft={draft} problem={problems["milestones"]} onChange={onChange} />
      ) : null}
    </>
  );
}

function MilestoneFields({
  draft,
  problem,
  onChange,
}: {
  draft: KeyResultDraft;
  problem?: string;
  onChange: KeyResultFieldsProps["onChange"];
}) {
  const change = (key: string, part: { name?: string; dueOn?: string }) =>
    onChange({ milestones: draft.milestones.map((each) => (each.key === key ? { ...each, ...part } : each)) });
  return (
    <>
      {draft.milestones.map((each, position) => (
        <div key={each.key} className={styles.pair}>
          <TextField
            label={`Milestone ${position + 1}`}
            value={each.name}
            onChange={(name) => change(each.key, { name })}
            error={position === 0 ? problem : null}
          />
          <TextField label="Due on" type="date" value={each.dueOn} onChange={(dueOn) => change(each.key, { dueOn })} />
        </div>
      ))}
      {problem && draft.milestones.length === 0 ? <p role="alert">{problem}</p> : null}
      <div>
        <Button
          onPress={() =>
            onChange({ milestones: [...draft.milestones, { key: crypto.randomUUID(), name: "", dueOn: "" }] })
          }
        >
          Add milestone
        </Button>
      </div>
    </>
  );
}
