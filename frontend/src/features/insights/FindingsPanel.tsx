import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { FindingList } from "./FindingList";

export const FindingsPanelFragment = graphql(`
  fragment FindingsPanel_objective on Objective {
    id
    viewerCanDismissFindings
    findingCount
    findings { kind message keyResult { id title } other { id title } dismissal { reason by { id name } } }
  }
`);

const DISMISS = graphql(`
  mutation FindingDismiss($input: FindingDismissInput!) {
    findingDismiss(input: $input) { objective { id ...FindingsPanel_objective } userErrors { message code path } }
  }
`);

const RESTORE = graphql(`
  mutation FindingRestore($input: FindingRestoreInput!) {
    findingRestore(input: $input) { objective { id ...FindingsPanel_objective } userErrors { message code path } }
  }
`);

/** What the checks find in an objective, each to be dismissed with a reason. Nothing where there is nothing. */
export function FindingsPanel({ objective: masked }: { objective: FragmentType<typeof FindingsPanelFragment> }) {
  const { id, findings, viewerCanDismissFindings } = unmasked(FindingsPanelFragment, masked);
  const dismissing = useSave(DISMISS, (data) => data.findingDismiss);
  const restoring = useSave(RESTORE, (data) => data.findingRestore);
  return (
    <FindingList
      findings={findings}
      canDismiss={viewerCanDismissFindings}
      refused={dismissing.refused}
      busy={dismissing.busy || restoring.busy}
      onDismiss={async ({ kind, keyResult, other }, reason) => {
        const input = { id, kind, keyResultId: keyResult?.id ?? null, otherId: other?.id ?? null, reason };
        return (await dismissing.save({ input })) !== null;
      }}
      onRestore={({ kind, keyResult, other }) =>
        void restoring.save({ input: { id, kind, keyResultId: keyResult?.id ?? null, otherId: other?.id ?? null } })
      }
    />
  );
}
