import { type ReactNode, useState } from "react";
import type { ObjectiveKind, ProgressSource, Visibility } from "../../graphql/generated/graphql";
import { Button } from "../../ui/Button";
import { type Choice, Select } from "../../ui/Select";
import { TextArea, TextField } from "../../ui/TextField";
import type { Fields } from "./draft";
import { LONGEST_TITLE, type Problems } from "./keyResultDraft";
import form from "./form.module.css";
import { OwnerPicker } from "./OwnerPicker";
import { OwnersPicker } from "./OwnersPicker";
import { PrioritiesField } from "./PrioritiesField";

export const KINDS: readonly Choice<ObjectiveKind>[] = [
  { id: "COMMITTED", name: "Committed", note: "we deliver all of it" },
  { id: "ASPIRATIONAL", name: "Aspirational", note: "a stretch: 60 to 80 % is good" },
  { id: "LEARNING", name: "Learning", note: "we find something out" },
];

const VISIBILITIES: readonly Choice<Visibility>[] = [
  { id: "EVERYONE", name: "Everyone" },
  { id: "TEAM", name: "The team", note: "and the leads above it" },
  { id: "PRIVATE", name: "Private", note: "owners, their managers and people named" },
];

const WIDTH: Record<Visibility, number> = { EVERYONE: 2, TEAM: 1, PRIVATE: 0 };

const SOURCES: readonly Choice<ProgressSource>[] = [
  { id: "BOTH", name: "Key results, contributions" },
  { id: "KEY_RESULTS", name: "Key results alone" },
  { id: "CONTRIBUTIONS", name: "Contributions alone" },
  { id: "MANUAL", name: "A number by hand", note: "the automatic one stays beside it" },
];

export interface ObjectiveFieldsProps {
  fields: Fields;
  problems: Problems;
  onChange: (change: Partial<Fields>) => void;
  /** The field that chooses a cycle, where that can be chosen. */
  cycle?: ReactNode;
  /** Who sees it now, of one that is there already. */
  seenBefore?: Visibility;
  /** Fields of progress by hand, which only one that is there already can have. */
  byHand?: ReactNode;
}

/** What every objective has, new or not. */
export function ObjectiveFields({ fields, problems, onChange, cycle, seenBefore, byHand }: ObjectiveFieldsProps) {
  const isUnusual =
    fields.coOwners.length > 0 || fields.startsOn !== "" || fields.dueOn !== "" || fields.progressFrom !== "BOTH";
  const [more, setMore] = useState(isUnusual);
  return (
    <>
      <TextField
        label="Objective"
        value={fields.title}
        onChange={(title) => onChange({ title })}
        error={problems["title"]}
        hint="Where we are going, in a sentence without a number."
        maxLength={LONGEST_TITLE}
      />
      <TextArea
        label="Why"
        value={fields.description}
        onChange={(description) => onChange({ description })}
        error={problems["description"]}
        maxLength={10_000}
      />
      <div className={form.pair}>
        <OwnerPicker chosen={fields.owner} onChoose={(owner) => onChange({ owner })} error={problems["owner"]} />
        {cycle ?? null}
        <Select label="Kind" choices={KINDS} value={fields.kind} onChange={(kind) => onChange({ kind })} />
        <Select
          label="Seen by"
          choices={VISIBILITIES}
          value={fields.visibility}
          onChange={(visibility) => onChange({ visibility })}
          error={problems["visibility"]}
        />
      </div>
      <VisibilityNote fields={fields} seenBefore={seenBefore} onChange={onChange} />
      <PrioritiesField
        ownerId={fields.owner?.id ?? null}
        chosen={fields.priorityIds}
        onChange={(priorityIds) => onChange({ priorityIds })}
      />
      {more ? (
        <MoreFields fields={fields} problems={problems} onChange={onChange} byHand={byHand} />
      ) : (
        <div>
          <Button onPress={() => setMore(true)}>Co-owners, days and progress…</Button>
        </div>
      )}
    </>
  );
}

/** Who is named on a private one, and what narrowing does to its edges, said before it is saved. */
function VisibilityNote({
  fields,
  seenBefore,
  onChange,
}: {
  fields: Fields;
  seenBefore: Visibility | undefined;
  onChange: (change: Partial<Fields>) => void;
}) {
  const narrows = WIDTH[fields.visibility] < WIDTH[seenBefore ?? "EVERYONE"];
  return (
    <>
      {fields.visibility === "PRIVATE" ? (
        <OwnersPicker
          label="People named on it"
          hint="They see it besides its owners and their direct managers. Administrators do not, unless named."
          chosen={fields.named}
          onChange={(named) => onChange({ named })}
          peopleOnly
        />
      ) : null}
      {narrows ? (
        <p className={form.notice} role="status">
          A goal that fewer people see can contribute only to goals seen by the same people.
          {seenBefore
            ? " When this is saved, its contributions to and from others become “supports”: shown, and no longer counted in their progress."
            : " To any other it supports: shown, and not counted in its progress."}
        </p>
      ) : null}
    </>
  );
}

function MoreFields({ fields, problems, onChange, byHand }: ObjectiveFieldsProps) {
  return (
    <>
      <OwnersPicker
        label="Shared with"
        hint="Co-owners answer for it together with the owner."
        chosen={fields.coOwners}
        onChange={(coOwners) => onChange({ coOwners })}
        without={fields.owner ? [fields.owner.id] : []}
      />
      <div className={form.pair}>
        <TextField
          label="First day"
          type="date"
          value={fields.startsOn}
          onChange={(startsOn) => onChange({ startsOn })}
          error={problems["startsOn"]}
          hint="The cycle's, unless given."
        />
        <TextField
          label="Last day"
          type="date"
          value={fields.dueOn}
          onChange={(dueOn) => onChange({ dueOn })}
          error={problems["dueOn"]}
        />
        <Select
          label="Progress comes from"
          choices={byHand === undefined ? SOURCES.filter((each) => each.id !== "MANUAL") : SOURCES}
          value={fields.progressFrom}
          onChange={(progressFrom) => onChange({ progressFrom })}
        />
      </div>
      {byHand ?? null}
    </>
  );
}
