import { type ReactNode, useState } from "react";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import type { Choice } from "../../ui/Select";
import { type When, WhenFields } from "./WhenFields";
import { weekdayOf } from "./words";

const START = graphql(`
  mutation OneToOneStart($input: OneToOneStartInput!) {
    oneToOneStart(input: $input) { oneToOne { id } userErrors { message code path } }
  }
`);

export type PickPerson = (props: {
  label: string;
  chosen: Choice | null;
  onChoose: (person: Choice | null) => void;
}) => ReactNode;

/** Starts a recurring conversation with somebody. */
export function StartDialog({
  pickPerson: PickPerson,
  onStarted,
  onClose,
}: {
  pickPerson: PickPerson;
  onStarted: (id: string) => void;
  onClose: () => void;
}) {
  const [person, setPerson] = useState<Choice | null>(null);
  const [when, setWhen] = useState<When>(() => ({
    interval: "TWO_WEEKS",
    weekday: weekdayOf(new Date()),
    at: "10:00",
  }));
  const { save, refused, busy } = useSave(START, (data) => data.oneToOneStart);
  const start = async () => {
    if (!person) return;
    const made = await save({ input: { personId: person.id, ...when, idempotencyKey: crypto.randomUUID() } });
    if (made?.oneToOne) onStarted(made.oneToOne.id);
  };
  return (
    <Dialog title="New 1:1" isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <PickPerson label="With" chosen={person} onChoose={setPerson} />
      <WhenFields when={when} onChange={setWhen} />
      <Actions>
        <Button look="primary" isDisabled={busy || !person || when.at === ""} onPress={() => void start()}>
          {busy ? "Starting…" : "Start it"}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
