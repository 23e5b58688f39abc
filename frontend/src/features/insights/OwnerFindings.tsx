import { t } from "@lingui/core/macro";
import { useClient, useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { takenBack } from "../../graphql/takenBack";
import { useSave } from "../../graphql/useSave";
import { announceDone } from "../../ui/undo";
import { type FindingLine, FindingList } from "./FindingList";

const QUERY = graphql(`
  query OwnerFindings($id: ID!, $cycle: ID!) {
    node(id: $id) {
      id
      ... on Owner {
        viewerCanDismissFindings
        findings(cycleId: $cycle) { kind message values { name number text } dismissal { reason by { id name } } }
      }
    }
  }
`);

const DISMISS = graphql(`
  mutation OwnerFindingDismiss($input: OwnerFindingDismissInput!) {
    ownerFindingDismiss(input: $input) { owner { id } userErrors { message code path } }
  }
`);

const RESTORE = graphql(`
  mutation OwnerFindingRestore($input: OwnerFindingRestoreInput!) {
    ownerFindingRestore(input: $input) { owner { id } userErrors { message code path } }
  }
`);

/** What is found in what a unit or a person has in a cycle. Nothing where there is nothing. */
export function OwnerFindings({ ownerId, cycleId }: { ownerId: string; cycleId: string }) {
  const [{ data }] = useQuery({ query: QUERY, variables: { id: ownerId, cycle: cycleId } });
  const dismissing = useSave(DISMISS, (answer) => answer.ownerFindingDismiss);
  const restoring = useSave(RESTORE, (answer) => answer.ownerFindingRestore);
  const client = useClient();
  const restore = async ({ kind, dismissal }: FindingLine) => {
    const input = { ownerId, cycleId, kind };
    if (!(await restoring.save({ input }))) return;
    const again = { ...input, reason: dismissal?.reason ?? null };
    announceDone(t`Restored`, async () => {
      return (await takenBack(client, DISMISS, { input: again }, (answer) => answer.ownerFindingDismiss)).undone;
    });
  };
  const node = data?.node;
  if (!node || !("findings" in node)) return null;
  return (
    <FindingList
      findings={node.findings}
      canDismiss={node.viewerCanDismissFindings}
      refused={dismissing.refused}
      busy={dismissing.busy || restoring.busy}
      onDismiss={async ({ kind }, reason) => {
        const input = { ownerId, cycleId, kind };
        if (!(await dismissing.save({ input: { ...input, reason } }))) return false;
        announceDone(t`Dismissed`, async () => {
          return (await takenBack(client, RESTORE, { input }, (answer) => answer.ownerFindingRestore)).undone;
        });
        return true;
      }}
      onRestore={(finding) => void restore(finding)}
    />
  );
}
