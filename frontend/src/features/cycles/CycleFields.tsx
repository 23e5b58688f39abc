import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";

export interface CycleDraft {
  name: string;
  startsOn: string;
  endsOn: string;
  parentId: string | null;
}

/** Whether it can be sent: a name, and days in their order. */
export const isWhole = ({ name, startsOn, endsOn }: CycleDraft): boolean =>
  name.trim() !== "" && startsOn !== "" && startsOn <= endsOn;

/** What is said of a cycle. */
export function CycleFields({
  draft,
  label,
  parents,
  onChange,
}: {
  draft: CycleDraft;
  label: string;
  /** Longer cycles that it may stand in. */
  parents: readonly { id: string; name: string }[];
  onChange: (draft: CycleDraft) => void;
}) {
  const isBackwards = draft.startsOn !== "" && draft.endsOn !== "" && draft.endsOn < draft.startsOn;
  return (
    <>
      <TextField
        label={label}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        isRequired
        maxLength={200}
      />
      <TextField
        label="First day"
        type="date"
        value={draft.startsOn}
        onChange={(startsOn) => onChange({ ...draft, startsOn })}
        isRequired
      />
      <TextField
        label="Last day"
        type="date"
        value={draft.endsOn}
        onChange={(endsOn) => onChange({ ...draft, endsOn })}
        error={isBackwards ? "It ends before it begins" : null}
        isRequired
      />
      {parents.length > 0 ? (
        <Select
          label="Inside"
          choices={[{ id: "", name: "Nothing" }, ...parents.map(({ id, name }) => ({ id, name }))]}
          value={draft.parentId ?? ""}
          onChange={(id) => onChange({ ...draft, parentId: id || null })}
        />
      ) : null}
    </>
  );
}
