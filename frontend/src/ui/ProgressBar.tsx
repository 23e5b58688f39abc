import { t } from "@lingui/core/macro";
import { percent } from "../lib/numbers";
import { HEALTHS, type Health } from "./HealthMark";
import styles from "./ProgressBar.module.css";

export interface ProgressBarProps {
  /** Share of the way, 0 to 1; null is "no number yet" and never drawn as 0 %. */
  share: number | null | undefined;
  /** Where it should be today, 0 to 1: the tick. */
  expected?: number | null;
  health?: Health;
  label?: string;
  /** Without the number beside it. */
  bare?: boolean;
}

/** Progress as a bar with a tick where today should be. */
export function ProgressBar({
  share,
  expected,
  health = "PENDING",
  label = t`Progress`,
  bare = false,
}: ProgressBarProps) {
  const known = typeof share === "number";
  const filled = known ? Math.min(1, Math.max(0, share)) : 0;
  const said = known ? percent(share) : t`no number yet`;
  const ahead = typeof expected === "number" ? t`, expected by now ${percent(expected)}` : "";
  return (
    <span className={styles.progress}>
      <span
        className={styles.track}
        data-tone={HEALTHS[health].tone}
        data-unknown={known ? undefined : true}
        role="img"
        aria-label={`${label}: ${said}${ahead}`}
      >
        <span className={styles.fill} style={{ width: `${filled * 100}%` }} />
        {typeof expected === "number" ? (
          <span className={styles.tick} style={{ insetInlineStart: `${Math.min(1, Math.max(0, expected)) * 100}%` }} />
        ) : null}
      </span>
      {bare ? null : (
        <span className={styles.number} aria-hidden="true">
          {known ? percent(share) : "–"}
        </span>
      )}
    </span>
  );
}

/** A progress bar with a width of its own, for a place that has none. */
export function WideBar(props: ProgressBarProps) {
  return (
    <span className={styles.wide}>
      <ProgressBar {...props} />
    </span>
  );
}
