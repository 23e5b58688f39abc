import type { ReactNode } from "react";
import type { ObjectiveKind, Visibility } from "../../graphql/generated/graphql";
import { type Choice, Select } from "../../ui/Select";
import { TextArea, TextField } from "../../ui/TextField";
import type { Problems } from "./draft";
import styles from "./objectives.module.css";
import { OwnerPicker } from "./OwnerPicker";

export const KINDS: readonly Choice<ObjectiveKind>[] = [
  { id: "COMMITTED", name: "Committed", note: "we deliver all of it" },
  { id: "ASPIRATIONAL", name: "Aspirational", note: "a stretch: 60 to 80 % is good" },
  { id: "LEARNING", name: "Learning", note: "we find something out" },
];

export const VISIBILITIES: readonly Choice<Visibility>[] = [
  { id: "EVERYONE", name: "Everyone" },
  { id: "TEAM", name: "The team", note: "and the leads above it" },
  { id: "PRIVATE", name: "Private", note: "owners, their managers and people named" },
];

export interface Fields {
  title: string;
  description: string;
  kind: ObjectiveKind;
  visibility: Visibility;
  owner: Choice | null;
}

/** What every objective has, new or not; `cycle` is the field that chooses one, where that can be chosen. */
export function ObjectiveFields({
  fields,
  problems,
  onChange,
  cycle,
}: {
  fields: Fields;
  problems: Problems;
  onChange: (change: Partial<Fields>) => void;
  cycle?: ReactNode;
}) {
  return (
    <>
      <TextField
        label="Objective"
        value={fields.title}
        onChange={(title) => onChange({ title })}
        error={problems["title"]}
        hint="Where we are going, in a sentence without a number."
        maxLength={500}
      />
      <TextArea
        label="Why"
        value={fields.description}
        onChange={(description) => onChange({ description })}
        error={problems["description"]}
        maxLength={10_000}
      />
      <div className={styles.pair}>
        <OwnerPicker chosen={fields.owner} onChoose={(owner) => onChange({ owner })} error={problems["owner"]} />
        {cycle ?? null}
        <Select label="Kind" choices={KINDS} value={fields.kind} onChange={(kind) => onChange({ kind })} />
        <Select
          label="Seen by"
          choices={VISIBILITIES}
          value={fields.visibility}
          onChange={(visibility) => onChange({ visibility })}
        />
      </div>
    </>
  );
}
