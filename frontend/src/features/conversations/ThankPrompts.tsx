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
          <span dir="auto">✓ “{topic.title}” is reached. Who made it?</span>
          <span className={styles.buttons}>
            <Button look="primary" aria-label={`Say thanks for ${topic.title}`} onPress={() => setThanking(topic)}>
              Say thanks…
            </Button>
            <Button look="quiet" aria-label={`Not now: ${topic.title}`} onPress={() => onDone(topic.id)}>
              Not now
            </Button>
          </span>
        </div>
      ))}
      {thanking ? <ThankDialog topic={thanking} onClose={close} /> : null}
    </Stack>
  );
}
