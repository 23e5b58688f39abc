import { t } from "@lingui/core/macro";
import { dayText } from "../../lib/days";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";

export interface CycleDraft {
  name: string;
  startsOn: string;
  endsOn: string;
  /** Empty: in none. */
  parentId: string;
}

/** Whether it can be sent: a name, and days in their order. */
export const isWhole = ({ name, startsOn, endsOn }: CycleDraft): boolean =>
  name.trim() !== "" && startsOn !== "" && startsOn <= endsOn;

/** What is sent. */
export const entryOf = ({ name, startsOn, endsOn, parentId }: CycleDraft) => {
  return { name: name.trim(), startsOn, endsOn, parentId: parentId || null };
};

/** What the fields are called. */
export const fieldsOf = (parents: readonly { id: string; name: string }[]) => ({
  name: t`Name`,
  startsOn: [t`First day`, dayText] as const,
  endsOn: [t`Last day`, dayText] as const,
  parentId: [t`Inside`, (id: string) => parents.find((each) => each.id === id)?.name ?? ""] as const,
});

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
        label={t`First day`}
        type="date"
        value={draft.startsOn}
        onChange={(startsOn) => onChange({ ...draft, startsOn })}
        isRequired
      />
      <TextField
        label={t`Last day`}
        type="date"
        value={draft.endsOn}
        onChange={(endsOn) => onChange({ ...draft, endsOn })}
        error={isBackwards ? t`It ends before it begins` : null}
        isRequired
      />
      {parents.length > 0 ? (
        <Select
          label={t`Inside`}
          choices={[{ id: "", name: t`Nothing` }, ...parents.map(({ id, name }) => ({ id, name }))]}
          value={draft.parentId}
          onChange={(id) => onChange({ ...draft, parentId: id })}
        />
      ) : null}
    </>
  );
}
