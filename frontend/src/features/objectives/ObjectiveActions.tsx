import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useClient, useMutation } from "urql";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { TAKEN_BACK, takenBack } from "../../graphql/takenBack";
import { Button, buttonClass } from "../../ui/Button";
import { announce } from "../../ui/Toast";
import { announceDone } from "../../ui/undo";
import { CascadeDialog } from "./CascadeDialog";
import { CloseDialog } from "./CloseDialog";
import { MoveDialog } from "./MoveDialog";
import { ReviewActions } from "./ReviewActions";
import { useChange } from "./useChange";

export const ObjectiveActionsFragment = graphql(`
  fragment ObjectiveActions_objective on Objective {
    id
    title
    state
    version
    cycleId
    cycle { id phase }
    progress
    parentId
    archived
    visibility
    viewerCanEdit
    alignments { id kind weight primary toId }
    ...ReviewActions_objective
  }
`);

const PROPOSE = graphql(`
  mutation ObjectivePropose($input: ObjectiveStepInput!) {
    objectivePropose(input: $input) { objective { id state version } userErrors { message code path } }
  }
`);

const ARCHIVE = graphql(`
  mutation ObjectiveArchive($input: ObjectiveArchiveInput!) {
    objectiveArchive(input: $input) { objective { id archived version } affected { id progress health } userErrors { message code path } }
  }
`);

/** What may be done with an objective, in the order of its life. */
export function ObjectiveActions({ objective: masked }: { objective: FragmentType<typeof ObjectiveActionsFragment> }) {
  const objective = unmasked(ObjectiveActionsFragment, masked);
  const { run, asking, busy } = useChange();
  const [, propose] = useMutation(PROPOSE);
  const [, archive] = useMutation(ARCHIVE);
  const client = useClient();
  const [opened, setOpened] = useState<"move" | "close" | "cascade" | null>(null);
  if (objective.state === "CLOSED") return null;
  // Its reviewer publishes or returns a proposal, but edits nothing in it.
  if (!objective.viewerCanEdit) return <ReviewActions objective={objective} />;
  const input = { id: objective.id, ifVersion: objective.version };

  const doPropose = async () => {
    const done = await run(async () => {
      const { data, error } = await propose({ input });
      return { error, userErrors: data?.objectivePropose.userErrors };
    });
    if (done) announce(t`Proposed`);
  };
  const doArchive = async () => {
    const archived = !objective.archived;
    let ifVersion = 0;
    const done = await run(async (reason) => {
      const { data, error } = await archive({ input: { ...input, archived, ...(reason ? { reason } : {}) } });
      ifVersion = data?.objectiveArchive.objective?.version ?? 0;
      return { error, userErrors: data?.objectiveArchive.userErrors };
    });
    if (!done) return;
    announceDone(archived ? t`Archived: lists no longer show it` : t`Back in the lists`, async () => {
      const back = { input: { id: objective.id, ifVersion, archived: !archived, reason: TAKEN_BACK } };
      return (await takenBack(client, ARCHIVE, back, (data) => data.objectiveArchive)).undone;
    });
  };

  return (
    <>
      <ReviewActions objective={objective} />
      {objective.state === "DRAFT" ? (
        <Button isDisabled={busy} onPress={() => void doPropose()}>
          <Trans>Propose</Trans>
        </Button>
      ) : null}
      <Link to="/objectives/$objectiveId/edit" params={{ objectiveId: objective.id }} className={buttonClass()}>
        <Trans>Edit</Trans>
      </Link>
      {objective.visibility === "PRIVATE" ? null : (
        <Button onPress={() => setOpened("cascade")}>
          <Trans>Cascade to teams</Trans>
        </Button>
      )}
      <Button onPress={() => setOpened("move")}>
        <Trans>Move to…</Trans>
      </Button>
      {objective.state === "PUBLISHED" && objective.cycle.phase === "ACTIVE" ? (
        <Button onPress={() => setOpened("close")}>
          <Trans>Close…</Trans>
        </Button>
      ) : null}
      <Button look="quiet" isDisabled={busy} onPress={() => void doArchive()}>
        {objective.archived ? t`Bring back` : t`Archive`}
      </Button>
      {opened === "move" ? <MoveDialog objective={objective} onClose={() => setOpened(null)} /> : null}
      {opened === "cascade" ? <CascadeDialog objective={objective} onClose={() => setOpened(null)} /> : null}
      {opened === "close" ? <CloseDialog objective={objective} onClose={() => setOpened(null)} /> : null}
      {asking}
    </>
  );
}
