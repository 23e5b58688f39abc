import { t } from "@lingui/core/macro";
import styles from "./States.module.css";

/** Something is on its way: unseen for the first 200 ms, so that quick answers do not flicker. */
export function Skeleton({ lines = 4, label = t`Loading` }: { lines?: number; label?: string }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.bone} />
      ))}
    </div>
  );
}
