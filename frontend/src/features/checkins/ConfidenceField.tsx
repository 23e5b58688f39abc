import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Radio, RadioGroup } from "react-aria-components";
import { percent } from "../../lib/numbers";
import styles from "./checkins.module.css";

const STEPS = [0.2, 0.4, 0.6, 0.8, 1] as const;

/** Nearest step of a confidence that may have come from elsewhere. */
function nearest(share: number): number {
  return STEPS.reduce(
    (best, step) => (Math.abs(step - share) < Math.abs(best - share) ? step : best),
    STEPS[0] as number,
  );
}

/** Five dots: one Tab stop, arrows move. */
export function ConfidenceField({
  share,
  onChange,
  of,
}: {
  share: number | null;
  onChange: (share: number) => void;
  of: string;
}) {
  const chosen = share === null ? null : nearest(share);
  return (
    <RadioGroup
      className={styles.confidence}
      orientation="horizontal"
      value={chosen === null ? null : String(chosen)}
      onChange={(value) => onChange(Number(value))}
      aria-label={t`Confidence: ${of}`}
    >
      <span className={styles.small} aria-hidden="true">
        <Trans>Confidence</Trans>
      </span>
      <span className={styles.dots}>
        {STEPS.map((step) => (
          <Radio
            key={step}
            value={String(step)}
            className={styles.dot}
            aria-label={percent(step)}
            data-full={chosen !== null && step <= chosen ? true : undefined}
          />
        ))}
      </span>
    </RadioGroup>
  );
}
