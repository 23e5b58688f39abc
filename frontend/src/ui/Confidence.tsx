import { t } from "@lingui/core/macro";
import { percent } from "../lib/numbers";
import styles from "./Confidence.module.css";

const STEPS = [0.2, 0.4, 0.6, 0.8, 1] as const;

/** How sure the reporter is, as five dots; null is said, not drawn as none. */
export function Confidence({ share }: { share: number | null | undefined }) {
  if (share === null || share === undefined) return <span className={styles.unknown}>–</span>;
  return (
    <span
      className={styles.dots}
      role="img"
      aria-label={t`Confidence ${percent(share)}`}
      title={t`Confidence ${percent(share)}`}
    >
      {STEPS.map((step) => (
        <span key={step} aria-hidden="true" className={share >= step - 0.1 ? styles.full : styles.hollow} />
      ))}
    </span>
  );
}
