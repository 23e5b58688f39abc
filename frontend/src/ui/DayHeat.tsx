import { DAY_LENGTH_MS, dayMs, dayText } from "../lib/days";
import { locale } from "../lib/language";
import strokes from "./chart.module.css";
import styles from "./DayHeat.module.css";
import { type Counted, monthsOf, placeOf, weeksBetween } from "./heat";

const CELL = 18;
const GAP = 3;
const LEFT = 44;
const TOP = 16;

/** A column for each week and a row for each day of it; the more happened, the fuller the square. */
export function DayHeat({
  days,
  from,
  to,
  width,
  label,
}: {
  days: readonly Counted[];
  /** The first and the last day that have a square, in milliseconds. */
  from: number;
  to: number;
  width: number;
  label: string;
}) {
  const cell = Math.min(CELL, (width - LEFT) / weeksBetween(from, to));
  const gap = Math.min(GAP, cell / 4);
  const most = Math.max(1, ...days.map((day) => day.count));
  const all = Array.from(
    { length: Math.round((to - from) / DAY_LENGTH_MS) + 1 },
    (_, day) => from + day * DAY_LENGTH_MS,
  );
  const corner = (ms: number) => {
    const { week, weekday } = placeOf(ms, from);
    return { x: LEFT + week * cell, y: TOP + weekday * cell };
  };
  const empty = all.map((ms) => {
    const { x, y } = corner(ms);
    return `M${x},${y}h${cell - gap}v${cell - gap}h${gap - cell}z`;
  });
  return (
    <svg viewBox={`0 0 ${width} ${TOP + 7 * cell + 4}`} role="img" aria-label={label} className={styles.heat}>
      {[0, 2, 4].map((day) => (
        <text key={day} className={strokes.label} x={0} y={TOP + day * cell + (cell - gap) / 2 + 4}>
          {WEEKDAY.format(MONDAY + day * DAY_LENGTH_MS)}
        </text>
      ))}
      {monthsOf(from, to, Math.ceil(34 / cell)).map(({ ms, week }) => (
        <text key={ms} className={strokes.label} x={LEFT + week * cell} y={TOP - 5}>
          {MONTH.format(ms)}
        </text>
      ))}
      <path className={styles.empty} d={empty.join("")} />
      {days.map((day) => {
        const { x, y } = corner(dayMs(day.on));
        const side = (cell - gap) * (0.4 + 0.6 * (day.count / most));
        const inset = (cell - gap - side) / 2;
        return (
          <rect key={day.on} className={styles.day} x={x + inset} y={y + inset} width={side} height={side}>
            <title>{`${dayText(day.on)}: ${day.count}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

const MONDAY = Date.UTC(2026, 0, 5);
const WEEKDAY = new Intl.DateTimeFormat(locale(), { weekday: "short", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat(locale(), { month: "short", timeZone: "UTC" });
