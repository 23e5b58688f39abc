import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Stack } from "../../ui/Page";
import styles from "./conversations.module.css";
import { ThankDialog, type Topic } from "./ThankDialog";

/** Asks to thank those who made it, once for each key result that was reached. */
export function ThankPrompts({ topics, onDone }: { topics: readonly Topic[]; onDone: (id: string) => void }) {
  const [thanking, setThanking] = useState<Topic | null>(null);
  const close = () => {
    if (thanking) onDone(thanking.id);
    setThanking(null);
  };
  return (
    <Stack>
      {topics.map((topic) => (
        <div key={topic.id} className={styles.banner} role="status">
          <span dir="auto">
            <Trans>✓ “{topic.title}” is reached. Who made it?</Trans>
          </span>
          <span className={styles.buttons}>
            <Button look="primary" aria-label={t`Say thanks for ${topic.title}`} onPress={() => setThanking(topic)}>
              <Trans>Say thanks…</Trans>
            </Button>
            <Button look="quiet" aria-label={t`Not now: ${topic.title}`} onPress={() => onDone(topic.id)}>
              <Trans>Not now</Trans>
            </Button>
          </span>
        </div>
      ))}
      {thanking ? <ThankDialog topic={thanking} onClose={close} /> : null}
    </Stack>
  );
}
