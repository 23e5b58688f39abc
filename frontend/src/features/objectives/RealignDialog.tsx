import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { ErrorState } from "../../ui/ErrorState";
import { Skeleton } from "../../ui/Skeleton";
import { MoveDialog } from "./MoveDialog";

const QUERY = graphql(`
  query Realigned($id: ID!) {
    objective(id: $id) {
      id title version cycleId parentId state viewerCanEdit
      alignments { id kind weight primary toId }
    }
  }
`);

export interface RealignDialogProps {
  objectiveId: string;
  /** What it was put on; null for nothing, absent where it is yet to be chosen. */
  target: { id: string; name: string } | null | undefined;
  onClose: () => void;
}

/** Asks before an objective goes where it was put: nothing counts until it is confirmed. */
export default function RealignDialog({ objectiveId, target, onClose }: RealignDialogProps) {
  // What it is based on must be what stands now, or the move would be refused as made from an old version.
  const [{ data, error }, again] = useQuery({
    query: QUERY,
    variables: { id: objectiveId },
    requestPolicy: "network-only",
  });
  const objective = data?.objective;
  if (objective && objective.viewerCanEdit && objective.state !== "CLOSED")
    return <MoveDialog objective={objective} chosen={target} onClose={onClose} />;
  return (
    <Dialog title={t`Move it here?`} isOpen onClose={onClose}>
      {error ? (
        <ErrorState message={errorText(error)} onRetry={again} />
      ) : data === undefined ? (
        <Skeleton lines={3} />
      ) : objective?.state === "CLOSED" ? (
        <p>
          <Trans>It is closed: nothing in it changes any more.</Trans>
        </p>
      ) : (
        <p>
          <Trans>You may look at it, but not move it. Its owner, the lead of its team and administrators may.</Trans>
        </p>
      )}
      <Actions>
        <Button onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
