import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { graphql } from "../../graphql/generated";
import { useCreate } from "../../graphql/useCreate";
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
  const { create, refused, busy } = useCreate(CREATE, (data) => data.objectiveCreateFromTemplate);
  const draft = async () => {
    if (!ownerId || !cycleId) return;
    const made = await create({ templateId, ownerId, cycleId });
    if (!made?.objective) return;
    announce(t`Saved as a draft`);
    onMade(made.objective.id);
  };
  return (
    <>
      <Refusals messages={refused} />
      {fields}
      <Actions>
        <Button look="primary" isDisabled={busy || !ownerId || !cycleId} onPress={() => void draft()}>
          {busy ? t`Saving…` : t`Create the draft`}
        </Button>
      </Actions>
    </>
  );
}
