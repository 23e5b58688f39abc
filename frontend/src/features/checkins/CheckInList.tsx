import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { COMMAND } from "../../lib/keys";
import { Button } from "../../ui/Button";
import { MoreButton } from "../../ui/MoreButton";
import { announceDone } from "../../ui/undo";
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
  return daysOverdue > 0 ? t`${plural(daysOverdue, { one: "# day", other: "# days" })} overdue` : t`due`;
}

/** So many rows are there at first, and so many more each time: a row is sixty elements, and a lead may owe hundreds. */
const PART = 40;

/** Rows, a part at a time, and one save for all of them. */
export function CheckInList({ rows, onReached }: CheckInListProps) {
  const keyResults = rows.map((row) => unmasked(CheckInListFragment, row.keyResult));
  const { stateOf, edit, includedCount, saveAll, takeBack } = useCheckIns(keyResults);
  const [busy, setBusy] = useState(false);
  const [first, setFirst] = useState(PART);
  // What is to be sent is never out of sight.
  const shown = rows.flatMap((row, position) => {
    const keyResult = keyResults[position];
    return keyResult && (position < first || stateOf(keyResult).draft.included) ? [{ ...row, keyResult }] : [];
  });

  const save = async () => {
    if (busy || includedCount === 0) return;
    setBusy(true);
    const { saved, reached } = await saveAll();
    setBusy(false);
    const keys = saved.map(() => crypto.randomUUID());
    if (saved.length > 0)
      announceDone(t`${plural(saved.length, { one: "# check-in", other: "# check-ins" })} saved`, () =>
        takeBack(saved, keys),
      );
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
        {shown.map(({ id, keyResult, daysOverdue }) => (
          <CheckInRow
            key={id}
            keyResult={keyResult}
            due={dueText(daysOverdue)}
            state={stateOf(keyResult)}
            onChange={(draft) => edit(id, draft)}
          />
        ))}
      </ul>
      {shown.length < rows.length ? (
        <MoreButton shown={shown.length} total={rows.length} onMore={() => setFirst(first + PART)} />
      ) : null}
      <div className={styles.foot}>
        <Button look="primary" isDisabled={busy || includedCount === 0} onPress={() => void save()}>
          {busy
            ? t`Saving…`
            : includedCount === 0
              ? t`Nothing changed yet`
              : t`Save ${plural(includedCount, { one: "# check-in", other: "# check-ins" })}`}
        </Button>
        <span className={styles.about}>
          <Trans>{COMMAND} Enter saves all. Tick a row to report that nothing changed.</Trans>
        </span>
      </div>
    </div>
  );
}
