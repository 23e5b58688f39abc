import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { locale } from "../../lib/language";
import { Button } from "../../ui/Button";
import styles from "./PastBar.module.css";

const DAY_MS = 86_400_000;
const DAY = new Intl.DateTimeFormat(locale(), { weekday: "short", day: "numeric", month: "short", year: "numeric" });
const MOMENT = new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" });

type Props = {
  /** The instant looked back to; null for now. */
  readonly at: Date | null;
  /** The first day of the slider. */
  readonly from: string;
  readonly onChange: (at: string | undefined) => void;
  /** Asks what is different since an instant. */
  readonly onCompare: (since: string) => void;
  /** What else can be done with the page. */
  readonly children: ReactNode;
};

/** A week ago, as far back as a weekly review looks. */
const USUALLY_MS = 7 * DAY_MS;

function midnight(instant: Date): number {
  return new Date(instant.getFullYear(), instant.getMonth(), instant.getDate()).getTime();
}

/** The last second of the day so many days before today, here where the viewer is. */
function endOfDay(daysAgo: number, today: Date): Date {
  const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() - daysAgo + 1);
  return new Date(day.getTime() - 1_000);
}

/** Moves the whole page to an earlier day and back; says clearly when it is not today that is shown. */
export function PastBar({ at, from, onChange, onCompare, children }: Props) {
  const [today] = useState(() => new Date());
  const days = Math.max(1, Math.round((midnight(today) - midnight(new Date(`${from}T00:00`))) / DAY_MS));
  const ago = at === null ? 0 : Math.min(days, Math.max(0, Math.round((midnight(today) - midnight(at)) / DAY_MS)));
  const moved = (value: number) => onChange(value >= days ? undefined : endOfDay(days - value, today).toISOString());
  return (
    <div className={styles.bar} data-past={at !== null || undefined}>
      <section className={styles.travel} aria-label={t`Time travel`}>
        <label className={styles.slider}>
          <span>{t`Look back`}</span>
          <input
            type="range"
            min={0}
            max={days}
            value={days - ago}
            aria-valuetext={at === null ? t`Today` : DAY.format(at)}
            onChange={(event) => moved(Number(event.target.value))}
          />
        </label>
        <p className={styles.told} role="status">
          {at === null ? t`Today` : t`As it stood on ${MOMENT.format(at)}. Nothing can be changed here.`}
        </p>
        {at !== null && (
          <Button onPress={() => onChange(undefined)}>
            <Trans>Back to today</Trans>
          </Button>
        )}
      </section>
      <div className={styles.rest}>
        <Button
          look="quiet"
          onPress={() => onCompare((at ?? new Date(today.getTime() - USUALLY_MS)).toISOString())}
          aria-haspopup="dialog"
        >
          {at === null ? t`What changed?` : t`What changed since?`}
        </Button>
        {children}
      </div>
    </div>
  );
}
