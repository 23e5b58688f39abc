import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { FindingKind } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { TextArea } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import styles from "./insights.module.css";

export const FindingsPanelFragment = graphql(`
  fragment FindingsPanel_objective on Objective {
    id
    viewerCanEdit
    findingCount
    findings { kind message keyResult { id title } dismissal { reason by { id name } } }
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

interface FindingLine {
  kind: FindingKind;
  message: string;
  keyResult?: { id: string; title: string } | null;
  dismissal?: { reason: string; by?: { name: string } | null } | null;
}

/** What the checks find in an objective, each to be dismissed with a reason. Nothing where there is nothing. */
export function FindingsPanel({ objective: masked }: { objective: FragmentType<typeof FindingsPanelFragment> }) {
  const objective = unmasked(FindingsPanelFragment, masked);
  const [dismissing, setDismissing] = useState<FindingLine | null>(null);
  const { save: restore, busy } = useSave(RESTORE, (data) => data.findingRestore);
  const open = objective.findings.filter((each) => !each.dismissal);
  const gone = objective.findings.filter((each) => each.dismissal);
  if (objective.findings.length === 0) return null;
  return (
    <Section title="Could be better">
      {open.length > 0 ? (
        <Rows label="Findings">
          {open.map((each) => (
            <Row key={`${each.kind} ${each.keyResult?.id}`}>
              <div className={styles.finding}>
                <span>
                  <span aria-hidden="true" className={styles.mark}>
                    ◇
                  </span>{" "}
                  {each.keyResult ? <strong dir="auto">{each.keyResult.title}: </strong> : null}
                  {each.message}
                </span>
                {objective.viewerCanEdit ? (
                  <Button look="quiet" aria-label={`Dismiss: ${each.message}`} onPress={() => setDismissing(each)}>
                    Dismiss…
                  </Button>
                ) : null}
              </div>
            </Row>
          ))}
        </Rows>
      ) : null}
      {gone.length > 0 ? (
        <details>
          <summary>{gone.length} dismissed</summary>
          <ul className={styles.gone}>
            {gone.map((each) => (
              <li key={`${each.kind} ${each.keyResult?.id}`}>
                {each.message}{" "}
                <Soft>
                  {each.dismissal?.by?.name ?? "A program"}: {each.dismissal?.reason}
                </Soft>{" "}
                {objective.viewerCanEdit ? (
                  <Button
                    look="quiet"
                    isDisabled={busy}
                    onPress={() =>
                      void restore({
                        input: { id: objective.id, kind: each.kind, keyResultId: each.keyResult?.id ?? null },
                      })
                    }
                  >
                    Restore
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {dismissing ? (
        <DismissDialog objectiveId={objective.id} finding={dismissing} onClose={() => setDismissing(null)} />
      ) : null}
    </Section>
  );
}

function DismissDialog({
  objectiveId,
  finding,
  onClose,
}: {
  objectiveId: string;
  finding: FindingLine;
  onClose: () => void;
}) {
  const [reason, setReason] = useState("");
  const { save, refused, busy } = useSave(DISMISS, (data) => data.findingDismiss);
  const send = async () => {
    const input = { id: objectiveId, kind: finding.kind, keyResultId: finding.keyResult?.id ?? null, reason };
    if (!(await save({ input }))) return;
    announce("Dismissed");
    onClose();
  };
  return (
    <Dialog title="Dismiss a finding" isOpen onClose={onClose}>
      <p>{finding.message}</p>
      <Refusals messages={refused} />
      <TextArea label="Why it does not apply" value={reason} onChange={setReason} maxLength={2000} />
      <Actions>
        <Button look="primary" isDisabled={busy || reason.trim() === ""} onPress={() => void send()}>
          Dismiss
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
