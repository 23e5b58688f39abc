import { type ReactNode, useState } from "react";
import { graphql } from "../../graphql/generated";
import type { PointKind } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { type Choice, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import styles from "./meetings.module.css";

const ADD = graphql(`
  mutation MeetingPointAdd($input: MeetingPointAddInput!) {
    meetingPointAdd(input: $input) { point { id ...PointList_point } userErrors { message code path } }
  }
`);

const KINDS: readonly Choice<PointKind>[] = [
  { id: "DECISION", name: "Decision" },
  { id: "ACTION", name: "Action" },
];

export type PickPerson = (props: {
  label: string;
  chosen: Choice | null;
  onChoose: (person: Choice | null) => void;
}) => ReactNode;

/** Notes a decision or an action, about one goal or the meeting as a whole. */
export function PointForm({
  meetingId,
  objectiveId,
  pickPerson: PickPerson,
}: {
  meetingId: string;
  objectiveId?: string;
  pickPerson: PickPerson;
}) {
  const [kind, setKind] = useState<PointKind>("DECISION");
  const [text, setText] = useState("");
  const [owner, setOwner] = useState<Choice | null>(null);
  const [dueOn, setDueOn] = useState("");
  const { save, refused, busy } = useSave(ADD, (data) => data.meetingPointAdd);
  const isAction = kind === "ACTION";
  const add = async () => {
    const more = isAction ? { ownerId: owner?.id ?? null, dueOn: dueOn || null } : {};
    const input = { meetingId, objectiveId: objectiveId ?? null, kind, text: text.trim(), ...more };
    if (!(await save({ input: { ...input, idempotencyKey: crypto.randomUUID() } }))) return;
    announce("Noted");
    setText("");
    setOwner(null);
    setDueOn("");
  };
  return (
    <form
      className={`${styles.form} ${styles.unprinted}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "" && !busy) void add();
      }}
    >
      <Select label="Note a" choices={KINDS} value={kind} onChange={setKind} />
      <TextField
        label={isAction ? "What is to be done" : "What was decided"}
        value={text}
        onChange={setText}
        maxLength={2000}
      />
      {isAction ? <PickPerson label="Done by" chosen={owner} onChoose={setOwner} /> : null}
      {isAction ? <TextField label="Due on" type="date" value={dueOn} onChange={setDueOn} /> : null}
      <Button type="submit" isDisabled={busy || text.trim() === "" || (isAction && !owner)}>
        Note it
      </Button>
      <Refusals messages={refused} />
    </form>
  );
}
