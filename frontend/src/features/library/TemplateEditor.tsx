import { useState } from "react";
import { graphql } from "../../graphql/generated";
import type { BusinessFunction } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
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

/** Renames, refiles or removes a template of the company. */
export function TemplateEditor({ template, onRemoved }: { template: Editable; onRemoved: () => void }) {
  const [fields, setFields] = useState<{ title: string; function: BusinessFunction } | null>(null);
  const [isSure, setSure] = useState(false);
  const updating = useSave(UPDATE, (data) => data.libraryTemplateUpdate);
  const removing = useSave(REMOVE, (data) => data.libraryTemplateRemove);
  const save = async () => {
    if (!fields) return;
    const input = { id: template.id, ifVersion: template.version ?? 1, ...fields };
    if (await updating.save({ input })) setFields(null);
  };
  const remove = async () => {
    if (!isSure) return setSure(true);
    if (await removing.save({ input: { id: template.id } })) {
      announce("Removed from the library");
      onRemoved();
    }
  };
  return (
    <>
      <Refusals messages={[...updating.refused, ...removing.refused]} />
      {fields ? (
        <>
          <TextField
            label="Title"
            value={fields.title}
            onChange={(title) => setFields({ ...fields, title })}
            maxLength={300}
          />
          <Select
            label="Function"
            choices={FUNCTION_CHOICES}
            value={fields.function}
            onChange={(chosen) => setFields({ ...fields, function: chosen })}
          />
          <Actions>
            <Button isDisabled={updating.busy} onPress={() => void save()}>
              Save
            </Button>
            <Button look="quiet" onPress={() => setFields(null)}>
              Cancel
            </Button>
          </Actions>
        </>
      ) : (
        <Actions>
          <Button look="quiet" onPress={() => setFields({ title: template.title, function: template.function })}>
            Rename
          </Button>
          <Button look="quiet" isDisabled={removing.busy} onPress={() => void remove()}>
            {isSure ? "Really remove?" : "Remove"}
          </Button>
        </Actions>
      )}
    </>
  );
}
