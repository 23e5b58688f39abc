import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { keysAreOn, switchKeys } from "../../lib/settings";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import styles from "./session.module.css";

type Keys = readonly (readonly [keys: string, what: string])[];

const EVERYWHERE: Keys = [
  ["/", t`Search`],
  ["c", t`Check in`],
  ["n", t`New objective`],
  ["?", t`This list`],
];

const ALIGNMENT: Keys = [
  ["t", t`As a tree`],
  ["m", t`As a map`],
  ["o", t`As an outline`],
  ["/", t`Find in it`],
  ["f", t`Filter`],
  ["↑ ↓ ← →", t`Walk, open and fold`],
  [t`Home End`, t`First and last`],
  ["*", t`Open all beside`],
  ["[ ]", t`Fold or open a level`],
  [t`Enter`, t`Open the panel and go there`],
  [t`Space`, t`Peek`],
  [t`Esc`, t`Back`],
  ["x", t`Move it: walk, then Enter`],
  ["+ − 0", t`Closer, farther, all`],
  ["abc…", t`To the next title that begins so`],
];

const PRESENTING: Keys = [
  ["← →", t`Back and on`],
  [t`Home End`, t`First and last`],
  ["f", t`Full screen`],
  [t`Esc`, t`Leave`],
];

function Group({ name, keys }: { name: string; keys: Keys }) {
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <dl className={styles.keys}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Every key, and the switch that turns single keys off. */
export default function KeyList({ command, onClose }: { command: string; onClose: () => void }) {
  const [on, setOn] = useState(keysAreOn);
  const always: Keys = [
    [`${command} K`, t`Search, also while typing`],
    [`${command} Z`, t`Undo the last change`],
    [t`${command} Enter`, t`Save all check-ins`],
  ];
  return (
    <Dialog title={t`Keyboard keys`} isOpen onClose={onClose}>
      <Group name={t`Everywhere`} keys={[...EVERYWHERE, ...always]} />
      <Group name={t`In the alignment`} keys={ALIGNMENT} />
      <Group name={t`While presenting`} keys={PRESENTING} />
      <Checkbox
        isSelected={on}
        onChange={(value) => {
          switchKeys(value);
          setOn(value);
        }}
      >
        <Trans>Single keys are on</Trans>
      </Checkbox>
    </Dialog>
  );
}
