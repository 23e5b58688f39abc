import { useState } from "react";
import type { FindingKind } from "../../graphql/generated/graphql";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { TextArea } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { FindingText } from "./FindingText";
import styles from "./insights.module.css";

export interface FindingLine {
  kind: FindingKind;
  message: string;
  keyResult?: { id: string; title: string } | null;
  other?: { id: string; title: string } | null;
  dismissal?: { reason: string; by?: { name: string } | null } | null;
}

export interface FindingListProps {
  findings: readonly FindingLine[];
  canDismiss: boolean;
  /** Answers whether it went well. */
  onDismiss: (finding: FindingLine, reason: string) => Promise<boolean>;
  onRestore: (finding: FindingLine) => void;
  refused: readonly string[];
  busy: boolean;
}

const keyOf = ({ kind, keyResult, other }: FindingLine) => `${kind} ${keyResult?.id} ${other?.id}`;

/** What is found, each to be dismissed with a reason, and what was. Nothing where there is nothing. */
export function FindingList({ findings, canDismiss, onDismiss, onRestore, refused, busy }: FindingListProps) {
  const [dismissing, setDismissing] = useState<FindingLine | null>(null);
  const open = findings.filter((each) => !each.dismissal);
  const gone = findings.filter((each) => each.dismissal);
  if (findings.length === 0) return null;
  return (
    <Section title="Could be better">
      {open.length > 0 ? (
        <Rows label="Findings">
          {open.map((each) => (
            <Row key={keyOf(each)}>
              <div className={styles.finding}>
                <FindingText finding={each} />
                {canDismiss ? (
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
              <li key={keyOf(each)}>
                {each.message}{" "}
                <Soft>
                  {each.dismissal?.by?.name ?? "A program"}: {each.dismissal?.reason}
                </Soft>{" "}
                {canDismiss ? (
                  <Button look="quiet" isDisabled={busy} onPress={() => onRestore(each)}>
                    Restore
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {dismissing ? (
        <DismissDialog
          finding={dismissing}
          refused={refused}
          busy={busy}
          onDismiss={onDismiss}
          onClose={() => setDismissing(null)}
        />
      ) : null}
    </Section>
  );
}

type DismissDialogProps = Pick<FindingListProps, "onDismiss" | "refused" | "busy"> & {
  finding: FindingLine;
  onClose: () => void;
};

function DismissDialog({ finding, refused, busy, onDismiss, onClose }: DismissDialogProps) {
  const [reason, setReason] = useState("");
  const send = async () => {
    if (!(await onDismiss(finding, reason))) return;
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
