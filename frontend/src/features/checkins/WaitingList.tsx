import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
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
    await outbox.flush().catch(() => undefined);
    setBusy(false);
  };
  const canSend = waiting.some((each) => each.refused === null);
  return (
    <Section
      title={t`Waiting to be sent`}
      tools={
        canSend ? (
          <Button isDisabled={busy} onPress={() => void sendNow()}>
            {busy ? t`Sending…` : t`Send now`}
          </Button>
        ) : null
      }
    >
      <Rows label={t`Waiting to be sent`}>
        {waiting.map(({ key, title, madeAt, input, refused }) => (
          <Row key={key}>
            <strong dir="auto">{title}</strong>{" "}
            <Soft>
              <Trans>
                made {agoText(new Date(madeAt).toISOString())}
                {input.note ? ` · “${input.note}”` : ""}
              </Trans>
            </Soft>
            {refused ? (
              <div className={styles.refusedLine}>
                <span role="alert">{refused.join(" ")}</span>
                <Button
                  look="quiet"
                  aria-label={t`Discard: ${title}`}
                  onPress={() => void outbox.discard(key).catch(() => undefined)}
                >
                  <Trans>Discard</Trans>
                </Button>
              </div>
            ) : null}
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
