import { useState } from "react";
import { keysAreOn, switchKeys } from "../../lib/settings";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import styles from "./session.module.css";

const KEYS: readonly [keys: string, what: string][] = [
  ["/", "Search"],
  ["c", "Check in"],
  ["n", "New objective"],
  ["t", "Alignment as a tree"],
  ["m", "Alignment as a map"],
  ["o", "Alignment as an outline"],
  ["f", "Filter"],
  ["?", "This list"],
];

/** Every key, and the switch that turns single keys off. */
export default function KeyList({ command, onClose }: { command: string; onClose: () => void }) {
  const [on, setOn] = useState(keysAreOn);
  return (
    <Dialog title="Keyboard keys" isOpen onClose={onClose}>
      <dl className={styles.keys}>
        {[
          ...KEYS,
          [`${command} K`, "Search, also while typing"] as const,
          [`${command} Enter`, "Save all check-ins"] as const,
        ].map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        isSelected={on}
        onChange={(value) => {
          switchKeys(value);
          setOn(value);
        }}
      >
        Single keys are on
      </Checkbox>
    </Dialog>
  );
}
