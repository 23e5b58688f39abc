import { useState } from "react";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { yearsOf } from "./years";

const UPDATE = graphql(`
  mutation PriorityUpdate($input: PriorityUpdateInput!) {
    priorityUpdate(input: $input) { priority { id name why years position version } userErrors { message code path } }
  }
`);

export interface StoredPriority {
  id: string;
  version: number;
  name: string;
  why?: string | null;
  years: readonly number[];
  position: number;
}

/** One strategic priority: its words, its years, its place; or no longer shown. */
export function PriorityDialog({
  priority,
  onClose,
  onSaved,
}: {
  priority: StoredPriority;
  onClose: () => void;
  onSaved: () => void;
}) {
  const [name, setName] = useState(priority.name);
  const [why, setWhy] = useState(priority.why ?? "");
  const [years, setYears] = useState(priority.years.join(", "));
  const [place, setPlace] = useState(String(priority.position));
  const { save, refused, busy } = useSave(UPDATE, (data) => data.priorityUpdate);
  const typedYears = yearsOf(years);
  const position = /^\d{1,4}$/.test(place.trim()) ? Number(place) : null;
  const send = async (archived?: boolean) => {
    const words = { name: name.trim(), why: why.trim() || null, years: typedYears ?? [], position };
    const input = { id: priority.id, ifVersion: priority.version, ...(archived ? { archived } : words) };
    if (!(await save({ input }))) return;
    announce(archived ? "Priority archived" : "Priority saved");
    onSaved();
  };
  return (
    <Dialog title="Change priority" isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <TextField label="Name" value={name} onChange={setName} maxLength={200} isRequired />
      <TextArea label="Why" value={why} onChange={setWhy} maxLength={5000} />
      <TextField
        label="Years"
        value={years}
        onChange={setYears}
        error={typedYears ? null : "Years with commas between, such as 2026, 2027"}
      />
      <TextField
        label="Place in the list"
        value={place}
        onChange={setPlace}
        inputMode="numeric"
        error={position === null ? "A whole number, the first is 0" : null}
      />
      <Actions>
        <Button
          look="primary"
          isDisabled={busy || name.trim() === "" || !typedYears || position === null}
          onPress={() => void send()}
        >
          {busy ? "Saving…" : "Save"}
        </Button>
        <Button look="danger" isDisabled={busy} onPress={() => void send(true)}>
          Archive
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
