import { useState } from "react";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";

const CREATE = graphql(`
  mutation AspirationCreate($input: AspirationCreateInput!) {
    aspirationCreate(input: $input) {
      aspiration { id title description version } userErrors { message code path }
    }
  }
`);

const UPDATE = graphql(`
  mutation AspirationUpdate($input: AspirationUpdateInput!) {
    aspirationUpdate(input: $input) {
      aspiration { id title description version } userErrors { message code path }
    }
  }
`);

const REMOVE = graphql(`
  mutation AspirationRemove($input: AspirationRemoveInput!) {
    aspirationRemove(input: $input) { person { id } userErrors { message code path } }
  }
`);

export interface AspirationDialogProps {
  /** The aspiration to change; none: a new one. */
  aspiration?: { id: string; title: string; description?: string | null; version: number };
  onClose: () => void;
}

/** Notes where one wants to get to, changes it, or takes it away. */
export function AspirationDialog({ aspiration, onClose }: AspirationDialogProps) {
  const [title, setTitle] = useState(aspiration?.title ?? "");
  const [description, setDescription] = useState(aspiration?.description ?? "");
  const creating = useSave(CREATE, (data) => data.aspirationCreate);
  const updating = useSave(UPDATE, (data) => data.aspirationUpdate);
  const removing = useSave(REMOVE, (data) => data.aspirationRemove);
  const busy = creating.busy || updating.busy || removing.busy;
  const send = async () => {
    const entry = { title, description: description || null };
    const saved = aspiration
      ? await updating.save({ input: { id: aspiration.id, ifVersion: aspiration.version, ...entry } })
      : await creating.save({ input: { idempotencyKey: crypto.randomUUID(), ...entry } });
    if (!saved) return;
    announce("Saved");
    onClose();
  };
  const remove = async ({ id, version }: { id: string; version: number }) => {
    if (!(await removing.save({ input: { id, ifVersion: version } }))) return;
    announce("Taken away; its steps stay");
    onClose();
  };
  return (
    <Dialog title={aspiration ? "Change this aspiration" : "New aspiration"} isOpen onClose={onClose}>
      <Refusals messages={[...creating.refused, ...updating.refused, ...removing.refused]} />
      <TextField label="Where do you want to get to?" value={title} onChange={setTitle} maxLength={200} />
      <TextArea
        label="Why, and what would it look like?"
        value={description}
        onChange={setDescription}
        maxLength={20_000}
      />
      <Actions>
        <Button look="primary" isDisabled={busy || title.trim() === ""} onPress={() => void send()}>
          Save
        </Button>
        {aspiration ? (
          <Button isDisabled={busy} onPress={() => void remove(aspiration)}>
            Take it away
          </Button>
        ) : null}
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
