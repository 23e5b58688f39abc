import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { Button, buttonClass } from "../../ui/Button";
import { announce } from "../../ui/Toast";
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
    if (done) announce("Proposed");
  };
  const doArchive = async () => {
    const archived = !objective.archived;
    const done = await run(async (reason) => {
      const { data, error } = await archive({ input: { ...input, archived, ...(reason ? { reason } : {}) } });
      return { error, userErrors: data?.objectiveArchive.userErrors };
    });
    if (done) announce(archived ? "Archived: lists no longer show it" : "Back in the lists");
  };

  return (
    <>
      <ReviewActions objective={objective} />
      {objective.state === "DRAFT" ? (
        <Button isDisabled={busy} onPress={() => void doPropose()}>
          Propose
        </Button>
      ) : null}
      <Link to="/objectives/$objectiveId/edit" params={{ objectiveId: objective.id }} className={buttonClass()}>
        Edit
      </Link>
      {objective.visibility === "PRIVATE" ? null : (
        <Button onPress={() => setOpened("cascade")}>Cascade to teams</Button>
      )}
      <Button onPress={() => setOpened("move")}>Move to…</Button>
      {objective.state === "PUBLISHED" && objective.cycle.phase === "ACTIVE" ? (
        <Button onPress={() => setOpened("close")}>Close…</Button>
      ) : null}
      <Button look="quiet" isDisabled={busy} onPress={() => void doArchive()}>
        {objective.archived ? "Bring back" : "Archive"}
      </Button>
      {opened === "move" ? <MoveDialog objective={objective} onClose={() => setOpened(null)} /> : null}
      {opened === "cascade" ? <CascadeDialog objective={objective} onClose={() => setOpened(null)} /> : null}
      {opened === "close" ? <CloseDialog objective={objective} onClose={() => setOpened(null)} /> : null}
      {asking}
    </>
  );
}
