import { useState } from "react";
import { agoText } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import styles from "./checkins.module.css";
import { useOutbox } from "./useOutbox";

/** The check-ins that wait on this device to be sent; nothing where none does. */
export function WaitingList() {
  const [outbox, { waiting }] = useOutbox();
  const [busy, setBusy] = useState(false);
  if (waiting.length === 0) return null;
  const sendNow = async () => {
    setBusy(true);
    await outbox.flush();
    setBusy(false);
  };
  const canSend = waiting.some((each) => each.refused === null);
  return (
    <Section
      title="Waiting to be sent"
      tools={
        canSend ? (
          <Button isDisabled={busy} onPress={() => void sendNow()}>
            {busy ? "Sending…" : "Send now"}
          </Button>
        ) : null
      }
    >
      <Rows label="Waiting to be sent">
        {waiting.map(({ key, title, madeAt, input, refused }) => (
          <Row key={key}>
            <strong dir="auto">{title}</strong>{" "}
            <Soft>
              made {agoText(new Date(madeAt).toISOString())}
              {input.note ? ` · “${input.note}”` : ""}
            </Soft>
            {refused ? (
              <div className={styles.refusedLine}>
                <span role="alert">{refused.join(" ")}</span>
                <Button look="quiet" aria-label={`Discard: ${title}`} onPress={() => void outbox.discard(key)}>
                  Discard
                </Button>
              </div>
            ) : null}
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
