import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { graphql } from "../../graphql/generated";
import { useCreate } from "../../graphql/useCreate";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { Meanwhile } from "../../ui/Meanwhile";
import { useDraft } from "../../ui/useDraft";

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

const FIELDS = { title: t`Where do you want to get to?`, description: t`Why, and what would it look like?` } as const;

export interface AspirationDialogProps {
  /** The aspiration to change; none: a new one. */
  aspiration?: { id: string; title: string; description?: string | null; version: number };
  onClose: () => void;
}

/** Notes where one wants to get to, changes it, or takes it away. */
export function AspirationDialog({ aspiration, onClose }: AspirationDialogProps) {
  const draft = useDraft(
    `aspiration.${aspiration?.id ?? "new"}`,
    { title: aspiration?.title ?? "", description: aspiration?.description ?? "" },
    aspiration?.version,
  );
  const { title, description } = draft.values;
  const creating = useCreate(CREATE, (data) => data.aspirationCreate);
  const updating = useSave(UPDATE, (data) => data.aspirationUpdate);
  const removing = useSave(REMOVE, (data) => data.aspirationRemove);
  const busy = creating.busy || updating.busy || removing.busy;
  const send = async () => {
    const entry = { title, description: description || null };
    const saved = aspiration
      ? await updating.save({ input: { id: aspiration.id, ifVersion: draft.version, ...entry } })
      : await creating.create(entry);
    if (!saved) return;
    draft.forget();
    announce(t`Saved`);
    onClose();
  };
  const remove = async ({ id, version }: { id: string; version: number }) => {
    if (!(await removing.save({ input: { id, ifVersion: version } }))) return;
    draft.forget();
    announce(t`Taken away; its steps stay`);
    onClose();
  };
  return (
    <Dialog title={aspiration ? t`Change this aspiration` : t`New aspiration`} isOpen onClose={onClose}>
      <Refusals messages={[...creating.refused, ...updating.refused, ...removing.refused]} />
      {busy ? null : <Meanwhile draft={draft} fields={FIELDS} />}
      <TextField
        label={t`Where do you want to get to?`}
        value={title}
        onChange={(next) => draft.put({ title: next })}
        maxLength={200}
      />
      <TextArea
        label={t`Why, and what would it look like?`}
        value={description}
        onChange={(next) => draft.put({ description: next })}
        maxLength={20_000}
      />
      <Actions>
        <Button look="primary" isDisabled={busy || title.trim() === ""} onPress={() => void send()}>
          <Trans>Save</Trans>
        </Button>
        {aspiration ? (
          <Button isDisabled={busy} onPress={() => void remove(aspiration)}>
            <Trans>Take it away</Trans>
          </Button>
        ) : null}
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
