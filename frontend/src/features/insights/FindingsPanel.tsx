import { t } from "@lingui/core/macro";
import { useClient } from "urql";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { takenBack } from "../../graphql/takenBack";
import { useSave } from "../../graphql/useSave";
import { announceDone } from "../../ui/undo";
import { type FindingLine, FindingList } from "./FindingList";

export const FindingsPanelFragment = graphql(`
  fragment FindingsPanel_objective on Objective {
    id
    viewerCanDismissFindings
    findingCount
    findings {
      kind message
      values { name number text }
      keyResult { id title }
      other { id title }
      dismissal { reason by { id name } }
    }
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
  const client = useClient();
  const inputOf = ({ kind, keyResult, other }: FindingLine) => {
    return { id, kind, keyResultId: keyResult?.id ?? null, otherId: other?.id ?? null };
  };
  const restore = async (finding: FindingLine) => {
    const input = inputOf(finding);
    if (!(await restoring.save({ input }))) return;
    const again = { ...input, reason: finding.dismissal?.reason ?? null };
    announceDone(t`Restored`, async () => {
      return (await takenBack(client, DISMISS, { input: again }, (data) => data.findingDismiss)).undone;
    });
  };
  return (
    <FindingList
      findings={findings}
      canDismiss={viewerCanDismissFindings}
      refused={dismissing.refused}
      busy={dismissing.busy || restoring.busy}
      onDismiss={async (finding, reason) => {
        const input = inputOf(finding);
        if (!(await dismissing.save({ input: { ...input, reason } }))) return false;
        announceDone(t`Dismissed`, async () => {
          return (await takenBack(client, RESTORE, { input }, (data) => data.findingRestore)).undone;
        });
        return true;
      }}
      onRestore={(finding) => void restore(finding)}
    />
  );
}
