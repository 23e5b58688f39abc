import { useState } from "react";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { announce } from "../../ui/Toast";
import { type CycleDraft, CycleFields, isWhole } from "./CycleFields";

const UPDATE = graphql(`
  mutation CycleUpdate($input: CycleUpdateInput!) {
    cycleUpdate(input: $input) { cycle { id ...CycleSettings_cycle } userErrors { message code path } }
  }
`);

interface CycleDialogProps {
  cycle: {
    id: string;
    version: number;
    name: string;
    startsOn: string;
    endsOn: string;
    parent?: { id: string } | null;
  };
  parents: readonly { id: string; name: string }[];
  onClose: () => void;
  onSaved: () => void;
}

/** The name, the days and the place of a cycle; its phase moves beside its name. */
export function CycleDialog({ cycle, parents, onClose, onSaved }: CycleDialogProps) {
  const { id, version, name, startsOn, endsOn, parent } = cycle;
  const [draft, setDraft] = useState<CycleDraft>({ name, startsOn, endsOn, parentId: parent?.id ?? null });
  const { save, refused, busy } = useSave(UPDATE, (data) => data.cycleUpdate);
  const send = async () => {
    if (!(await save({ input: { id, ifVersion: version, ...draft, name: draft.name.trim() } }))) return;
    announce("Cycle saved");
    onSaved();
  };
  return (
    <Dialog title={`Change ${name}`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <CycleFields draft={draft} label="Name" parents={parents.filter((each) => each.id !== id)} onChange={setDraft} />
      <Actions>
        <Button look="primary" isDisabled={busy || !isWhole(draft)} onPress={() => void send()}>
          {busy ? "Saving…" : "Save"}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
