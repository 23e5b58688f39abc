import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { dayOf } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { type Choice, Select } from "../../ui/Select";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { ObjectiveChoice } from "./ObjectiveChoice";
import { StepFragment } from "./StepTable";
import { STATES } from "./words";

const CREATE = graphql(`
  mutation DevelopmentStepCreate($input: DevelopmentStepCreateInput!) {
    developmentStepCreate(input: $input) { step { id ...StepTable_step } userErrors { message code path } }
  }
`);

const UPDATE = graphql(`
  mutation DevelopmentStepUpdate($input: DevelopmentStepUpdateInput!) {
    developmentStepUpdate(input: $input) { step { id ...StepTable_step } userErrors { message code path } }
  }
`);

const NONE: Choice = { id: "", name: "None" };

export interface StepDialogProps {
  /** The step to change; none: a new one. */
  step?: FragmentType<typeof StepFragment>;
  aspirations: readonly { id: string; title: string }[];
  onClose: () => void;
}

/** Notes a development step, or changes one. */
export function StepDialog({ step, aspirations, onClose }: StepDialogProps) {
  const known = step ? unmasked(StepFragment, step) : null;
  const [title, setTitle] = useState(known?.title ?? "");
  const [startsOn, setStartsOn] = useState(() => known?.startsOn ?? dayOf(new Date()));
  const [dueOn, setDueOn] = useState(known?.dueOn ?? "");
  const [state, setState] = useState(known?.state ?? "PLANNED");
  const [aspirationId, setAspirationId] = useState(known?.aspiration?.id ?? "");
  const [note, setNote] = useState(known?.note ?? "");
  const [objectives, setObjectives] = useState<readonly Choice[]>(
    () => known?.objectives.map((each) => ({ id: each.id, name: each.title })) ?? [],
  );
  const creating = useSave(CREATE, (data) => data.developmentStepCreate);
  const updating = useSave(UPDATE, (data) => data.developmentStepUpdate);
  const busy = creating.busy || updating.busy;
  const send = async () => {
    const entry = {
      title,
      startsOn,
      dueOn,
      state,
      note: note || null,
      aspirationId: aspirationId || null,
      objectiveIds: objectives.map((each) => each.id),
    };
    const saved = known
      ? await updating.save({ input: { id: known.id, ifVersion: known.version, ...entry } })
      : await creating.save({ input: { idempotencyKey: crypto.randomUUID(), ...entry } });
    if (!saved) return;
    announce("Saved");
    onClose();
  };
  return (
    <Dialog title={known ? "Change this step" : "New development step"} isOpen onClose={onClose} place="side">
      <Refusals messages={[...creating.refused, ...updating.refused]} />
      <TextField label="What is to be learned or tried" value={title} onChange={setTitle} maxLength={200} />
      <TextField label="From" type="date" value={startsOn} onChange={setStartsOn} />
      <TextField label="Due on" type="date" value={dueOn} onChange={setDueOn} />
      <Select label="State" choices={STATES} value={state} onChange={setState} />
      <Select
        label="Aspiration"
        choices={[NONE, ...aspirations.map((each) => ({ id: each.id, name: each.title }))]}
        value={aspirationId}
        onChange={setAspirationId}
      />
      <ObjectiveChoice chosen={objectives} onChange={setObjectives} />
      <TextArea label="Notes" value={note} onChange={setNote} maxLength={20_000} />
      <Actions>
        <Button
          look="primary"
          isDisabled={busy || title.trim() === "" || startsOn === "" || dueOn === ""}
          onPress={() => void send()}
        >
          Save
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
