import { useState } from "react";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";

const UPDATE = graphql(`
  mutation CoachingSessionUpdate($input: CoachingSessionUpdateInput!) {
    coachingSessionUpdate(input: $input) {
      coachingSession { id ...SessionRow_session } userErrors { message code path }
    }
  }
`);

const CANCEL = graphql(`
  mutation CoachingSessionCancel($input: CoachingSessionCancelInput!) {
    coachingSessionCancel(input: $input) {
      coachingSession { id ...SessionRow_session } userErrors { message code path }
    }
  }
`);

export interface NotesDialogProps {
  session: { id: string; version: number; topic: string; note?: string | null };
  /** Whether it may still be taken back. */
  isAhead: boolean;
  onClose: () => void;
}

/** What a session was or is to be about, and what was noted; a session to come can be taken back. */
export function NotesDialog({ session, isAhead, onClose }: NotesDialogProps) {
  const [topic, setTopic] = useState(session.topic);
  const [note, setNote] = useState(session.note ?? "");
  const updating = useSave(UPDATE, (data) => data.coachingSessionUpdate);
  const cancelling = useSave(CANCEL, (data) => data.coachingSessionCancel);
  const busy = updating.busy || cancelling.busy;
  const at = { id: session.id, ifVersion: session.version };
  const send = async () => {
    if (!(await updating.save({ input: { ...at, topic, note } }))) return;
    announce("Saved");
    onClose();
  };
  const takeBack = async () => {
    if (!(await cancelling.save({ input: at }))) return;
    announce("Taken back");
    onClose();
  };
  return (
    <Dialog title="Coaching session" isOpen onClose={onClose}>
      <Refusals messages={[...updating.refused, ...cancelling.refused]} />
      <TextField label="What about" value={topic} onChange={setTopic} maxLength={200} />
      <TextArea
        label="Notes"
        hint="Read by you and those invited."
        value={note}
        onChange={setNote}
        maxLength={20_000}
      />
      <Actions>
        <Button look="primary" isDisabled={busy || topic.trim() === ""} onPress={() => void send()}>
          Save
        </Button>
        {isAhead ? (
          <Button isDisabled={busy} onPress={() => void takeBack()}>
            Take it back
          </Button>
        ) : null}
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
