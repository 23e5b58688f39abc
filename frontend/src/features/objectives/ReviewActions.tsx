import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { Button } from "../../ui/Button";
import { announce } from "../../ui/Toast";
import { ReturnDialog } from "./ReturnDialog";
import { useChange } from "./useChange";

export const ReviewActionsFragment = graphql(`
  fragment ReviewActions_objective on Objective {
    id
    title
    version
    viewerCanPublish
    viewerCanReturn
  }
`);

const PUBLISH = graphql(`
  mutation ObjectivePublish($input: ObjectiveStepInput!) {
    objectivePublish(input: $input) { objective { id state version health progress } affected { id progress health } userErrors { message code path } }
  }
`);

/** Publishing a draft or a proposal, or giving the proposal back, for whoever may. */
export function ReviewActions({ objective: masked }: { objective: FragmentType<typeof ReviewActionsFragment> }) {
  const objective = unmasked(ReviewActionsFragment, masked);
  const { run, asking, busy } = useChange();
  const [, publish] = useMutation(PUBLISH);
  const [isReturning, setReturning] = useState(false);
  const doPublish = async () => {
    const done = await run(async () => {
      const { data, error } = await publish({ input: { id: objective.id, ifVersion: objective.version } });
      return { error, userErrors: data?.objectivePublish.userErrors };
    });
    if (done) announce(t`Published. This cannot be undone; close or archive it to end it.`);
  };
  return (
    <>
      {objective.viewerCanPublish ? (
        <Button look="primary" isDisabled={busy} onPress={() => void doPublish()}>
          <Trans>Publish</Trans>
        </Button>
      ) : null}
      {objective.viewerCanReturn ? (
        <Button onPress={() => setReturning(true)}>
          <Trans>Return…</Trans>
        </Button>
      ) : null}
      {isReturning ? <ReturnDialog objective={objective} onClose={() => setReturning(false)} /> : null}
      {asking}
    </>
  );
}
