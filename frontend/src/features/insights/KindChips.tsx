import { t } from "@lingui/core/macro";
import type { FindingKind } from "../../graphql/generated/graphql";
import styles from "./insights.module.css";
import { FINDINGS } from "./words";

export interface KindChipsProps {
  kinds: readonly { kind: FindingKind; count: number }[];
  chosen: FindingKind | undefined;
  onChoose: (kind: FindingKind | undefined) => void;
}

/** How many of each kind; pressed, only those are listed. */
export function KindChips({ kinds, chosen, onChoose }: KindChipsProps) {
  return (
    <div role="group" aria-label={t`Kinds of findings`} className={styles.chips}>
      {kinds.map(({ kind, count }) => (
        <button
          key={kind}
          type="button"
          className={styles.chip}
          aria-pressed={chosen === kind}
          onClick={() => onChoose(chosen === kind ? undefined : kind)}
        >
          {FINDINGS[kind]} {count}
        </button>
      ))}
    </div>
  );
}
