import { useEffect, useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { COMMAND } from "../../lib/keys";
import { counted } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { announce } from "../../ui/Toast";
import { CheckInRow } from "./CheckInRow";
import styles from "./checkins.module.css";
import { type Reached, useCheckIns } from "./useCheckIns";

export const CheckInListFragment = graphql(`
  fragment CheckInList_keyResult on KeyResult {
    id
    title
    measure
    currentValue
    status
    progress
    confidence
    milestones { id done }
    latestCheckIn { id }
    ...CheckInRow_keyResult
  }
`);

export interface CheckInListProps {
  rows: readonly { id: string; daysOverdue: number | null; keyResult: FragmentType<typeof CheckInListFragment> }[];
  /** Called with the check-ins that brought their key results to the end. */
  onReached: (reached: readonly Reached[]) => void;
}

function dueText(daysOverdue: number | null): string | undefined {
  if (daysOverdue === null) return undefined;
  return daysOverdue > 0 ? `${counted(daysOverdue, "day")} overdue` : "due";
}

/** All rows and one save for them. */
export function CheckInList({ rows, onReached }: CheckInListProps) {
  const keyResults = rows.map((row) => unmasked(CheckInListFragment, row.keyResult));
  const { stateOf, edit, includedCount, saveAll } = useCheckIns(keyResults);
  const [busy, setBusy] = useState(false);

  const save = async () => {
    if (busy || includedCount === 0) return;
    setBusy(true);
    const { saved, reached } = await saveAll();
    setBusy(false);
    if (saved > 0) announce(`${counted(saved, "check-in")} saved`);
    if (reached.length > 0) onReached(reached);
  };

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void save();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  });

  return (
    <div>
      <ul className={styles.list}>
        {rows.map((row, position) => {
          const keyResult = keyResults[position];
          return keyResult ? (
            <CheckInRow
              key={row.id}
              keyResult={keyResult}
              due={dueText(row.daysOverdue)}
              state={stateOf(keyResult)}
              onChange={(draft) => edit(row.id, draft)}
            />
          ) : null;
        })}
      </ul>
      <div className={styles.foot}>
        <Button look="primary" isDisabled={busy || includedCount === 0} onPress={() => void save()}>
          {busy
            ? "Saving…"
            : includedCount === 0
              ? "Nothing changed yet"
              : `Save ${counted(includedCount, "check-in")}`}
        </Button>
        <span className={styles.about}>{COMMAND} Enter saves all. Tick a row to report that nothing changed.</span>
      </div>
    </div>
  );
}
