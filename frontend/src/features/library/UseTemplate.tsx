import { type ReactNode, useState } from "react";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { announce } from "../../ui/Toast";

const CREATE = graphql(`
  mutation ObjectiveCreateFromTemplate($input: ObjectiveCreateFromTemplateInput!) {
    objectiveCreateFromTemplate(input: $input) { objective { id } userErrors { message code path } }
  }
`);

/** Writes a draft from a template for an owner in a cycle; the fields that choose the two are given. */
export function UseTemplate({
  templateId,
  ownerId,
  cycleId,
  fields,
  onMade,
}: {
  templateId: string;
  ownerId: string | null;
  cycleId: string | null;
  fields: ReactNode;
  onMade: (objectiveId: string) => void;
}) {
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { save, refused, busy } = useSave(CREATE, (data) => data.objectiveCreateFromTemplate);
  const create = async () => {
    if (!ownerId || !cycleId) return;
    const made = await save({ input: { idempotencyKey: key, templateId, ownerId, cycleId } });
    if (made?.objective) {
      announce("Saved as a draft");
      onMade(made.objective.id);
    } else setKey(crypto.randomUUID());
  };
  return (
    <>
      <Refusals messages={refused} />
      {fields}
      <Actions>
        <Button look="primary" isDisabled={busy || !ownerId || !cycleId} onPress={() => void create()}>
          {busy ? "Saving…" : "Create the draft"}
        </Button>
      </Actions>
    </>
  );
}
