import { t } from "@lingui/core/macro";
import { scaleBand, scaleLinear, scaleUtc } from "@visx/scale";
import { dayMs, dayText, shortDay } from "../../lib/days";
import { percent } from "../../lib/numbers";
import { Axes, MARGIN } from "../../ui/Axes";
import { HEALTHS, type Health } from "../../ui/HealthMark";
import strokes from "../../ui/chart.module.css";
import styles from "./drawings.module.css";

interface Drawn {
  width: number;
  label: string;
}

const HEIGHT = 200;

export interface Weekly {
  on: string;
  progress: number | null;
  expected: number | null;
}

/** Progress, a line, against what is expected, a dashed one. */
export function ProgressLines({ weeks, endsOn, width, label }: Drawn & { weeks: readonly Weekly[]; endsOn: string }) {
  const first = dayMs(weeks[0]?.on ?? endsOn);
  const x = scaleUtc({
    domain: [first, Math.max(dayMs(endsOn), first + 1)],
    range: [MARGIN.left, width - MARGIN.right],
  });
  const y = scaleLinear({ domain: [0, 1], range: [HEIGHT - MARGIN.bottom, MARGIN.top] });
  const points = (of: "progress" | "expected") =>
    weeks.flatMap((week) => (week[of] === null ? [] : [{ on: week.on, share: week[of] }]));
  const line = (of: "progress" | "expected") =>
    points(of)
      .map((point) => `${x(dayMs(point.on))},${y(point.share)}`)
      .join(" ");
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label} className={styles.drawing}>
      <Axes
        width={width}
        height={HEIGHT}
        up={[0, 0.25, 0.5, 0.75, 1].map((tick) => ({ at: y(tick), text: percent(tick) }))}
        along={x
          .ticks(Math.max(2, Math.floor(width / 130)))
          .map((tick) => ({ at: x(tick), text: shortDay(tick.getTime()) }))}
      />
      <polyline className={strokes.expected} points={line("expected")} />
      <polyline className={strokes.actual} points={line("progress")} />
      {points("progress").map((point) => (
        <circle key={point.on} className={strokes.point} cx={x(dayMs(point.on))} cy={y(point.share)} r={4}>
          <title>{t`${percent(point.share)} on ${dayText(point.on)}`}</title>
        </circle>
      ))}
    </svg>
  );
}

export interface Part {
  /** What it counts: a health, or a word of its own. */
  of: Health | "MET" | "NOT_MET";
  word: string;
  count: number;
}

const BAR = 26;
/** How wide a letter of a name is, and the room behind the longest one, in pixels. */
const [LETTER, BEHIND] = [6.2, 12];
/** What part of the width names may take at most. */
const MOST_OF_NAMES = 0.4;

/** What is met looks as what is on track, what is not as what is pending. */
const look = (of: Part["of"]) => HEALTHS[of === "MET" ? "ON_TRACK" : of === "NOT_MET" ? "PENDING" : of];

/** Rows of parts that make a whole, each with its shape and its count. */
export function PartBars({
  rows,
  width,
  label,
}: Drawn & { rows: readonly { name: string; parts: readonly Part[] }[] }) {
  const most = Math.max(1, ...rows.map((row) => row.parts.reduce((sum, part) => sum + part.count, 0)));
  const letters = Math.floor((width * MOST_OF_NAMES - BEHIND) / LETTER);
  const named = Math.min(letters, Math.max(0, ...rows.map((row) => row.name.length))) * LETTER + BEHIND;
  const x = scaleLinear({ domain: [0, most], range: [0, width - named - MARGIN.right] });
  const y = scaleBand({ domain: rows.map((_, place) => place), range: [0, rows.length * BAR], padding: 0.2 });
  return (
    <svg viewBox={`0 0 ${width} ${rows.length * BAR}`} role="img" aria-label={label} className={styles.drawing}>
      {rows.map((row, place) => (
        <g key={row.name} transform={`translate(0 ${y(place) ?? 0})`}>
          <text className={strokes.label} x={0} y={y.bandwidth() / 2 + 4}>
            {row.name.length > letters ? `${row.name.slice(0, letters - 1)}…` : row.name}
            <title>{row.name}</title>
          </text>
          {row.parts.map((part, at) => {
            const before = row.parts.slice(0, at).reduce((sum, each) => sum + each.count, 0);
            const long = x(part.count);
            return (
              <g key={part.of} data-tone={look(part.of).tone} transform={`translate(${named + x(before)} 0)`}>
                <rect className={styles.part} width={Math.max(0, long - 1)} height={y.bandwidth()} />
                {long > 38 ? (
                  <text className={styles.inside} x={6} y={y.bandwidth() / 2 + 4}>
                    {`${look(part.of).shape} ${part.count}`}
                  </text>
                ) : null}
                <title>{`${row.name}, ${part.word}: ${part.count}`}</title>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}
