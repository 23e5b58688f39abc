import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { announce } from "../../ui/Toast";
import { Meanwhile } from "../../ui/Meanwhile";
import { useDraft } from "../../ui/useDraft";
import { type CycleDraft, CycleFields, entryOf, fieldsOf, isWhole } from "./CycleFields";

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
  const kept = useDraft<CycleDraft>(`cycle.${id}`, { name, startsOn, endsOn, parentId: parent?.id ?? "" }, version);
  const draft = kept.values;
  const { save, refused, busy } = useSave(UPDATE, (data) => data.cycleUpdate);
  const send = async () => {
    if (!(await save({ input: { id, ifVersion: kept.version, ...entryOf(draft) } }))) return;
    kept.forget();
    announce(t`Cycle saved`);
    onSaved();
  };
  return (
    <Dialog title={t`Change ${name}`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <Meanwhile draft={kept} fields={fieldsOf(parents)} />
      <CycleFields
        draft={draft}
        label={t`Name`}
        parents={parents.filter((each) => each.id !== id)}
        onChange={kept.put}
      />
      <Actions>
        <Button look="primary" isDisabled={busy || !isWhole(draft)} onPress={() => void send()}>
          {busy ? t`Saving…` : t`Save`}
        </Button>
        <Button
          look="quiet"
          onPress={() => {
            kept.forget();
            onClose();
          }}
        >
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
