import { t } from "@lingui/core/macro";
import { inside } from "../lib/language";
import styles from "./HealthMark.module.css";

export type Health = "PENDING" | "ON_TRACK" | "AT_RISK" | "OFF_TRACK" | "OUTDATED" | "DONE" | "CLOSED";

/** Each health in three ways, so that colour is never the only one. */
export const HEALTHS: Record<Health, { word: string; shape: string; tone: string }> = {
  ON_TRACK: { word: t`On track`, shape: "●", tone: "on-track" },
  AT_RISK: { word: t`At risk`, shape: "▲", tone: "at-risk" },
  OFF_TRACK: { word: t`Off track`, shape: "■", tone: "off-track" },
  OUTDATED: { word: t`Outdated`, shape: "◌", tone: "outdated" },
  PENDING: { word: t`Pending`, shape: "○", tone: "pending" },
  DONE: { word: t`Done`, shape: "✓", tone: "done" },
  CLOSED: { word: t`Closed`, shape: "✓", tone: "pending" },
};

/** A health as shape, word and colour; `brief` keeps the word for screen readers only. */
export function HealthMark({ health, brief = false }: { health: Health; brief?: boolean }) {
  const { word, shape, tone } = HEALTHS[health];
  return (
    <span className={`${styles.mark} ${brief ? styles.brief : ""}`} data-tone={tone} title={brief ? word : undefined}>
      <span aria-hidden="true" className={styles.shape}>
        {shape}
      </span>
      <span className={brief ? "visually-hidden" : undefined}>{word}</span>
    </span>
  );
}

/** How many stand in each health, as marks with a number: "● 4  ▲ 2". */
export function HealthCounts({ counts }: { counts: readonly { health: Health; count: number }[] }) {
  return (
    <ul className={styles.counts}>
      {counts
        .filter((each) => each.count > 0)
        .map((each) => (
          <li key={each.health} className={styles.mark} data-tone={HEALTHS[each.health].tone}>
            <span aria-hidden="true" className={styles.shape}>
              {HEALTHS[each.health].shape}
            </span>
            {each.count}
            <span className={styles.word}>{inside(HEALTHS[each.health].word)}</span>
          </li>
        ))}
    </ul>
  );
}
