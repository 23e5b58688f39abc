import { t } from "@lingui/core/macro";
import { scaleLinear, scaleUtc } from "@visx/scale";
import { dayOf, shortDay } from "../../lib/days";
import { amount } from "../../lib/numbers";
import { Axes, MARGIN } from "../../ui/Axes";
import strokes from "../../ui/chart.module.css";
import type { BurnUp } from "./burnUp";
import { type Point, valueAt } from "./chart";
import styles from "./chart.module.css";

const HEIGHT = 200;
/** Room for the three words above the lines. */
const TOP = 30;
/** How wide a letter of these words is, and the stroke before and the room behind each, in pixels. */
const [LETTER, BEFORE, BEHIND] = [6, 24, 14];

/** Where each word begins: side by side above the lines, or from the edge where room is short. */
function placesOf(words: readonly string[], width: number): number[] {
  const ends = words.map((_, place) =>
    words.slice(0, place + 1).reduce((all, word) => all + BEFORE + word.length * LETTER + BEHIND, 0),
  );
  const from = MARGIN.left + (ends.at(-1) ?? 0) <= width ? MARGIN.left : 0;
  return words.map((_, place) => from + (ends[place - 1] ?? 0));
}

/** What is done of the whole way, both by time: the gap between the two is what is left. */
export function BurnUpChart({
  burnUp,
  unit,
  title,
  now,
  width,
}: {
  burnUp: BurnUp;
  unit?: string | null;
  title: string;
  now: number;
  width: number;
}) {
  const { from, to, done, scope, expected } = burnUp;
  const x = scaleUtc({ domain: [from, to], range: [MARGIN.left, width - MARGIN.right] }).clamp(true);
  const y = scaleLinear({ domain: [burnUp.lowest, burnUp.highest], range: [HEIGHT - MARGIN.bottom, TOP] });
  const line = (points: readonly Point[]) => points.map((point) => `${x(point.ms)},${y(point.value)}`).join(" ");
  const last = done.at(-1);
  const whole = valueAt(scope, to) ?? 0;
  const said = t`${title}: ${amount(last?.value ?? 0, unit)} of ${amount(whole, unit)} done by ${shortDay(last?.ms ?? from)}.`;
  const base = `${x(last?.ms ?? from)},${y(0)} ${x(from)},${y(0)}`;
  const words = [
    { text: t`Done`, stroke: strokes.actual },
    { text: t`The whole way`, stroke: styles.scope },
    { text: t`Expected`, stroke: strokes.expected },
  ];
  const places = placesOf(
    words.map(({ text }) => text),
    width,
  );
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={said} className={styles.chart}>
      {words.map(({ text, stroke }, place) => (
        <g key={text} transform={`translate(${places[place]} 10)`}>
          <line className={stroke} x1={0} x2={18} y1={0} y2={0} />
          <text className={styles.word} x={BEFORE} y={4}>
            {text}
          </text>
        </g>
      ))}
      <Axes
        width={width}
        height={HEIGHT}
        up={y.ticks(4).map((tick) => ({ at: y(tick), text: amount(tick) }))}
        along={x
          .ticks(Math.max(2, Math.floor(width / 120)))
          .map((tick) => ({ at: x(tick), text: shortDay(tick.getTime()) }))}
      />
      {now > from && now < to ? (
        <line className={styles.today} x1={x(now)} x2={x(now)} y1={TOP} y2={y.range()[0]} />
      ) : null}
      <polygon className={styles.done} points={`${line(done)} ${base}`} />
      <polyline className={strokes.expected} points={line(expected)} />
      <polyline className={styles.scope} points={line(scope)} />
      <polyline className={strokes.actual} points={line(done)} />
      {done.slice(1).map((point) => (
        <circle key={point.ms} className={strokes.point} cx={x(point.ms)} cy={y(point.value)} r={4}>
          <title>{t`${amount(point.value, unit)} done on ${dayOf(new Date(point.ms))}`}</title>
        </circle>
      ))}
    </svg>
  );
}
