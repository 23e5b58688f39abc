import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { TextArea } from "../../ui/TextField";
import { useKeptText } from "../../ui/useKept";
import { type FindingSaid, findingText } from "./findings";
import { FindingText } from "./FindingText";
import styles from "./insights.module.css";

export interface FindingLine extends FindingSaid {
  keyResult?: { id: string; title: string } | null;
  other?: { id: string; title: string } | null;
  dismissal?: { reason: string; by?: { name: string } | null } | null;
}

export interface FindingListProps {
  findings: readonly FindingLine[];
  canDismiss: boolean;
  /** Answers whether it went well; says so itself, with the way back. */
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
    <Section title={t`Could be better`}>
      {open.length > 0 ? (
        <Rows label={t`Findings`}>
          {open.map((each) => (
            <Row key={keyOf(each)}>
              <div className={styles.finding}>
                <FindingText finding={each} />
                {canDismiss ? (
                  <Button
                    look="quiet"
                    aria-label={t`Dismiss: ${findingText(each)}`}
                    onPress={() => setDismissing(each)}
                  >
                    <Trans>Dismiss…</Trans>
                  </Button>
                ) : null}
              </div>
            </Row>
          ))}
        </Rows>
      ) : null}
      {gone.length > 0 ? (
        <details>
          <summary>
            <Trans>{gone.length} dismissed</Trans>
          </summary>
          <ul className={styles.gone}>
            {gone.map((each) => (
              <li key={keyOf(each)}>
                {findingText(each)}{" "}
                <Soft>
                  {each.dismissal?.by?.name ?? t`A program`}: {each.dismissal?.reason}
                </Soft>{" "}
                {canDismiss ? (
                  <Button look="quiet" isDisabled={busy} onPress={() => onRestore(each)}>
                    <Trans>Restore</Trans>
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
  const [reason, setReason, forget] = useKeptText(`dismiss.${location.pathname}.${keyOf(finding)}`);
  const send = async () => {
    if (!(await onDismiss(finding, reason))) return;
    forget();
    onClose();
  };
  return (
    <Dialog title={t`Dismiss a finding`} isOpen onClose={onClose}>
      <p>{findingText(finding)}</p>
      <Refusals messages={refused} />
      <TextArea label={t`Why it does not apply`} value={reason} onChange={setReason} maxLength={2000} />
      <Actions>
        <Button look="primary" isDisabled={busy || reason.trim() === ""} onPress={() => void send()}>
          <Trans>Dismiss</Trans>
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
