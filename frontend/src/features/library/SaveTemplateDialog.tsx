import { useState } from "react";
import { graphql } from "../../graphql/generated";
import type { BusinessFunction } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Select } from "../../ui/Select";
import { announce } from "../../ui/Toast";
import { FUNCTION_CHOICES } from "./words";

const SAVE = graphql(`
  mutation LibraryTemplateCreate($input: LibraryTemplateCreateInput!) {
    libraryTemplateCreate(input: $input) { template { id } userErrors { message code path } }
  }
`);

/** Keeps an objective, as it reads now, in the library of the company. */
export function SaveTemplateDialog({ objectiveId, onClose }: { objectiveId: string; onClose: () => void }) {
  const [chosen, choose] = useState<BusinessFunction | null>(null);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { save, refused, busy } = useSave(SAVE, (data) => data.libraryTemplateCreate);
  const send = async () => {
    if (!chosen) return;
    if (await save({ input: { objectiveId, function: chosen, idempotencyKey: key } })) {
      announce("Saved: everyone finds it in the library");
      onClose();
    } else setKey(crypto.randomUUID());
  };
  return (
    <Dialog title="Save as a template" isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <p>Its words, measures and numbers are copied, without owner, days and check-ins. Later edits stay apart.</p>
      <Select label="For which function" choices={FUNCTION_CHOICES} value={chosen} onChange={choose} />
      <Actions>
        <Button look="primary" isDisabled={busy || !chosen} onPress={() => void send()}>
          {busy ? "Saving…" : "Save in the library"}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
