import { useState } from "react";
import { graphql } from "../../graphql/generated";
import type { InitiativeState } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { type Choice, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { LONGEST_TITLE } from "./keyResultDraft";
import form from "./form.module.css";
import { OwnerPicker } from "./OwnerPicker";

const CREATE = graphql(`
  mutation InitiativeCreate($input: InitiativeCreateInput!) {
    initiativeCreate(input: $input) { initiative { id } userErrors { message code path } }
  }
`);

const UPDATE = graphql(`
  mutation InitiativeUpdate($input: InitiativeUpdateInput!) {
    initiativeUpdate(input: $input) {
      initiative { id version title state dueOn owner { __typename id name } }
      userErrors { message code path }
    }
  }
`);

export const INITIATIVE_STATES: readonly Choice<InitiativeState>[] = [
  { id: "PLANNED", name: "Planned" },
  { id: "DOING", name: "Doing" },
  { id: "DONE", name: "Done" },
  { id: "DROPPED", name: "Dropped" },
];

export interface StoredInitiative {
  id: string;
  version: number;
  title: string;
  state: InitiativeState;
  dueOn?: string | null;
  owner?: { id: string; name: string } | null;
}

interface InitiativeDialogProps {
  objectiveId: string;
  keyResults: readonly { id: string; title: string }[];
  stored: StoredInitiative | null;
  onClose: () => void;
}

/** One piece of work, new or changed. */
export function InitiativeDialog({ objectiveId, keyResults, stored, onClose }: InitiativeDialogProps) {
  const [title, setTitle] = useState(stored?.title ?? "");
  const [state, setState] = useState<InitiativeState>(stored?.state ?? "PLANNED");
  const [dueOn, setDueOn] = useState(stored?.dueOn ?? "");
  const [owner, setOwner] = useState<Choice | null>(stored?.owner ?? null);
  const [goalId, setGoalId] = useState(objectiveId);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const create = useSave(CREATE, (data) => data.initiativeCreate);
  const update = useSave(UPDATE, (data) => data.initiativeUpdate);
  const busy = create.busy || update.busy;
  const save = async () => {
    const facts = { title: title.trim(), state, dueOn: dueOn || null, ownerId: owner?.id ?? null };
    const done = stored
      ? await update.save({ input: { ...facts, id: stored.id, ifVersion: stored.version } })
      : await create.save({ input: { ...facts, idempotencyKey: key, goalId } });
    // What is sent next is another body, so it takes a new key.
    if (!done) return setKey(crypto.randomUUID());
    announce("Saved");
    onClose();
  };
  return (
    <Dialog title={stored ? "Change initiative" : "New initiative"} isOpen onClose={onClose}>
      <Refusals messages={[...create.refused, ...update.refused]} />
      <TextField
        label="What is done"
        value={title}
        onChange={setTitle}
        maxLength={LONGEST_TITLE}
        placeholder="Rewrite the first-week guide"
      />
      {stored ? null : (
        <Select
          label="For"
          choices={[
            { id: objectiveId, name: "The whole objective" },
            ...keyResults.map((each) => ({ id: each.id, name: each.title })),
          ]}
          value={goalId}
          onChange={setGoalId}
        />
      )}
      <div className={form.pair}>
        <OwnerPicker label="Done by" chosen={owner} onChoose={setOwner} />
        <Select label="State" choices={INITIATIVE_STATES} value={state} onChange={setState} />
        <TextField label="Due on" type="date" value={dueOn} onChange={setDueOn} />
      </div>
      <Actions>
        <Button look="primary" isDisabled={busy || title.trim() === ""} onPress={() => void save()}>
          {busy ? "Saving…" : "Save"}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
