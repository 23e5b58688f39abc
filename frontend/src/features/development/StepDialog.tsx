import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { DevelopmentStepState } from "../../graphql/generated/graphql";
import { useCreate } from "../../graphql/useCreate";
import { useSave } from "../../graphql/useSave";
import { dayOf, dayText } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { type Choice, nameOf, Select } from "../../ui/Select";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { type FieldWords, Meanwhile } from "../../ui/Meanwhile";
import { useDraft } from "../../ui/useDraft";
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

interface StepDraft {
  title: string;
  startsOn: string;
  dueOn: string;
  state: DevelopmentStepState;
  aspirationId: string;
  note: string;
  objectives: readonly Choice[];
}

const fieldsOf = (aspirations: readonly Choice[]): FieldWords<StepDraft> => ({
  title: t`What is to be learned or tried`,
  startsOn: [t`From`, dayText],
  dueOn: [t`Due on`, dayText],
  state: [t`State`, (id) => nameOf(STATES, id)],
  objectives: t`Objectives`,
  note: t`Notes`,
  aspirationId: [t`Aspiration`, (id) => nameOf(aspirations, id)],
});

const NONE: Choice = { id: "", name: t`None` };

export interface StepDialogProps {
  /** The step to change; none: a new one. */
  step?: FragmentType<typeof StepFragment>;
  aspirations: readonly { id: string; title: string }[];
  onClose: () => void;
}

/** Notes a development step, or changes one. */
export function StepDialog({ step, aspirations, onClose }: StepDialogProps) {
  const known = step ? unmasked(StepFragment, step) : null;
  const [today] = useState(() => dayOf(new Date()));
  const draft = useDraft<StepDraft>(
    `step.${known?.id ?? "new"}`,
    {
      title: known?.title ?? "",
      startsOn: known?.startsOn ?? today,
      dueOn: known?.dueOn ?? "",
      state: known?.state ?? "PLANNED",
      aspirationId: known?.aspiration?.id ?? "",
      note: known?.note ?? "",
      objectives: known?.objectives.map((each) => ({ id: each.id, name: each.title })) ?? [],
    },
    known?.version,
  );
  const { title, startsOn, dueOn, state, aspirationId, note, objectives } = draft.values;
  const { put } = draft;
  const choices = [NONE, ...aspirations.map((each) => ({ id: each.id, name: each.title }))];
  const creating = useCreate(CREATE, (data) => data.developmentStepCreate);
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
      ? await updating.save({ input: { id: known.id, ifVersion: draft.version, ...entry } })
      : await creating.create(entry);
    if (!saved) return;
    draft.forget();
    announce(t`Saved`);
    onClose();
  };
  return (
    <Dialog title={known ? t`Change this step` : t`New development step`} isOpen onClose={onClose} place="side">
      <Refusals messages={[...creating.refused, ...updating.refused]} />
      {busy ? null : <Meanwhile draft={draft} fields={fieldsOf(choices)} />}
      <TextField
        label={t`What is to be learned or tried`}
        value={title}
        onChange={(next) => put({ title: next })}
        maxLength={200}
      />
      <TextField label={t`From`} type="date" value={startsOn} onChange={(next) => put({ startsOn: next })} />
      <TextField label={t`Due on`} type="date" value={dueOn} onChange={(next) => put({ dueOn: next })} />
      <Select label={t`State`} choices={STATES} value={state} onChange={(next) => put({ state: next })} />
      <Select
        label={t`Aspiration`}
        choices={choices}
        value={aspirationId}
        onChange={(next) => put({ aspirationId: next })}
      />
      <ObjectiveChoice chosen={objectives} onChange={(next) => put({ objectives: next })} />
      <TextArea label={t`Notes`} value={note} onChange={(next) => put({ note: next })} maxLength={20_000} />
      <Actions>
        <Button
          look="primary"
          isDisabled={busy || title.trim() === "" || startsOn === "" || dueOn === ""}
          onPress={() => void send()}
        >
          <Trans>Save</Trans>
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
