import { useState } from "react";
import { Button } from "../../ui/Button";
import styles from "./PastBar.module.css";

const DAY_MS = 86_400_000;
const DAY = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

type Props = {
  /** The instant looked back to; null for now. */
  readonly at: Date | null;
  /** The first day of the slider. */
  readonly from: string;
  readonly onChange: (at: string | undefined) => void;
  /** Asks what is different since an instant. */
  readonly onCompare: (since: string) => void;
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
export function PastBar({ at, from, onChange, onCompare }: Props) {
  const [today] = useState(() => new Date());
  const days = Math.max(1, Math.round((midnight(today) - midnight(new Date(`${from}T00:00`))) / DAY_MS));
  const ago = at === null ? 0 : Math.min(days, Math.max(0, Math.round((midnight(today) - midnight(at)) / DAY_MS)));
  const moved = (value: number) => onChange(value >= days ? undefined : endOfDay(days - value, today).toISOString());
  return (
    <section className={styles.bar} data-past={at !== null || undefined} aria-label="Time travel">
      <label className={styles.slider}>
        <span>Look back</span>
        <input
          type="range"
          min={0}
          max={days}
          value={days - ago}
          aria-valuetext={at === null ? "Today" : DAY.format(at)}
          onChange={(event) => moved(Number(event.target.value))}
        />
      </label>
      <p className={styles.told} role="status">
        {at === null ? "Today" : `As it stood on ${MOMENT.format(at)}. Nothing can be changed here.`}
      </p>
      {at !== null && <Button onPress={() => onChange(undefined)}>Back to today</Button>}
      <Button
        look="quiet"
        onPress={() => onCompare((at ?? new Date(today.getTime() - USUALLY_MS)).toISOString())}
        aria-haspopup="dialog"
      >
        {at === null ? "What changed?" : "What changed since?"}
      </Button>
    </section>
  );
}
