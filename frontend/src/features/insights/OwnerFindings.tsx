import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { FindingList } from "./FindingList";

const QUERY = graphql(`
  query OwnerFindings($id: ID!, $cycle: ID!) {
    node(id: $id) {
      id
      ... on Owner {
        viewerCanDismissFindings
        findings(cycleId: $cycle) { kind message dismissal { reason by { id name } } }
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
  const node = data?.node;
  if (!node || !("findings" in node)) return null;
  return (
    <FindingList
      findings={node.findings}
      canDismiss={node.viewerCanDismissFindings}
      refused={dismissing.refused}
      busy={dismissing.busy || restoring.busy}
      onDismiss={async ({ kind }, reason) =>
        (await dismissing.save({ input: { ownerId, cycleId, kind, reason } })) !== null
      }
      onRestore={({ kind }) => void restoring.save({ input: { ownerId, cycleId, kind } })}
    />
  );
}
