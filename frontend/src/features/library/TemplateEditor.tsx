import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "../../graphql/generated";
import type { BusinessFunction } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { nameOf, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { Meanwhile } from "../../ui/Meanwhile";
import { useDraft } from "../../ui/useDraft";
import { FUNCTION_CHOICES } from "./words";

const UPDATE = graphql(`
  mutation LibraryTemplateUpdate($input: LibraryTemplateUpdateInput!) {
    libraryTemplateUpdate(input: $input) {
      template { id title function version }
      userErrors { message code path }
    }
  }
`);

const REMOVE = graphql(`
  mutation LibraryTemplateRemove($input: LibraryTemplateRemoveInput!) {
    libraryTemplateRemove(input: $input) { removedId userErrors { message code path } }
  }
`);

interface Editable {
  id: string;
  title: string;
  function: BusinessFunction;
  version?: number | null;
}

interface Filed {
  title: string;
  function: BusinessFunction;
}

const FIELDS = {
  title: t`Title`,
  function: [t`Function`, (id: BusinessFunction) => nameOf(FUNCTION_CHOICES, id)],
} as const;

/** Renames, refiles or removes a template of the company. */
export function TemplateEditor({ template, onRemoved }: { template: Editable; onRemoved: () => void }) {
  const stored = { title: template.title, function: template.function };
  const draft = useDraft<Filed>(`template.${template.id}`, stored, template.version ?? 1);
  const fields = draft.values;
  // What was typed before is shown at once.
  const [isOpen, setOpen] = useState(() => fields.title !== stored.title || fields.function !== stored.function);
  const [isSure, setSure] = useState(false);
  const updating = useSave(UPDATE, (data) => data.libraryTemplateUpdate);
  const removing = useSave(REMOVE, (data) => data.libraryTemplateRemove);
  const close = () => {
    draft.forget();
    setOpen(false);
  };
  const save = async () => {
    const input = { id: template.id, ifVersion: draft.version, ...fields };
    if (await updating.save({ input })) close();
  };
  const remove = async () => {
    if (!isSure) return setSure(true);
    if (await removing.save({ input: { id: template.id } })) {
      announce(t`Removed from the library`);
      onRemoved();
    }
  };
  return (
    <>
      <Refusals messages={[...updating.refused, ...removing.refused]} />
      {isOpen ? (
        <>
          {updating.busy ? null : <Meanwhile draft={draft} fields={FIELDS} />}
          <TextField label={t`Title`} value={fields.title} onChange={(title) => draft.put({ title })} maxLength={300} />
          <Select
            label={t`Function`}
            choices={FUNCTION_CHOICES}
            value={fields.function}
            onChange={(chosen) => draft.put({ function: chosen })}
          />
          <Actions>
            <Button isDisabled={updating.busy} onPress={() => void save()}>
              <Trans>Save</Trans>
            </Button>
            <Button look="quiet" onPress={close}>
              <Trans>Cancel</Trans>
            </Button>
          </Actions>
        </>
      ) : (
        <Actions>
          <Button look="quiet" onPress={() => setOpen(true)}>
            <Trans>Rename</Trans>
          </Button>
          <Button look="quiet" isDisabled={removing.busy} onPress={() => void remove()}>
            {isSure ? t`Really remove?` : t`Remove`}
          </Button>
        </Actions>
      )}
    </>
  );
}
