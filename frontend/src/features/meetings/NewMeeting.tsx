import { useState } from "react";
import { graphql } from "../../graphql/generated";
import type { MeetingKind } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { dayOf } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { type Choice, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";

const CREATE = graphql(`
  mutation MeetingCreate($input: MeetingCreateInput!) {
    meetingCreate(input: $input) { meeting { id } userErrors { message code path } }
  }
`);

export const KINDS: readonly Choice<MeetingKind>[] = [
  { id: "WEEKLY", name: "Weekly" },
  { id: "MONTHLY", name: "Monthly" },
  { id: "OTHER", name: "Other" },
];

/** Calls a meeting of a unit; its agenda writes itself. */
export function NewMeeting({
  unit,
  onMade,
  onClose,
}: {
  unit: { id: string; name: string };
  onMade: (id: string) => void;
  onClose: () => void;
}) {
  const [kind, setKind] = useState<MeetingKind>("WEEKLY");
  const [title, setTitle] = useState("");
  const [heldOn, setHeldOn] = useState(() => dayOf(new Date()));
  const { save, refused, busy } = useSave(CREATE, (data) => data.meetingCreate);
  const create = async () => {
    const input = { unitId: unit.id, kind, title: title.trim() || null, heldOn: heldOn || null };
    const made = await save({ input: { ...input, idempotencyKey: crypto.randomUUID() } });
    if (made?.meeting) onMade(made.meeting.id);
  };
  return (
    <Dialog title={`New meeting of ${unit.name}`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <Select label="How often" choices={KINDS} value={kind} onChange={setKind} />
      <TextField label="Day" type="date" value={heldOn} onChange={setHeldOn} />
      <TextField
        label="Title"
        hint="None: by its kind, team and day."
        value={title}
        onChange={setTitle}
        maxLength={200}
      />
      <Actions>
        <Button look="primary" isDisabled={busy} onPress={() => void create()}>
          {busy ? "Calling…" : "Call it"}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
