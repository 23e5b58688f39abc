import { t } from "@lingui/core/macro";
import { scaleLinear, scaleUtc } from "@visx/scale";
import { DAY_LENGTH_MS, dayOf, instantText, shortDay } from "../../lib/days";
import { amount } from "../../lib/numbers";
import { Axes, MARGIN } from "../../ui/Axes";
import { type Chart, type Point, valueAt } from "./chart";
import strokes from "../../ui/chart.module.css";
import styles from "./chart.module.css";

const HEIGHT = 180;

/** Check-ins of one key result against the line on which they should be. */
export function CheckInChart({
  chart,
  unit,
  title,
  now,
  marks,
  width,
}: {
  chart: Chart;
  unit?: string | null;
  title: string;
  now: number;
  /** Changes of what it is measured against. */
  marks: readonly { ms: number; text: string }[];
  width: number;
}) {
  const x = scaleUtc({ domain: [chart.from, chart.to], range: [MARGIN.left, width - MARGIN.right] });
  const y = scaleLinear({ domain: [chart.lowest, chart.highest], range: [HEIGHT - MARGIN.bottom, MARGIN.top] });
  const line = (points: readonly Point[]) => points.map((point) => `${x(point.ms)},${y(point.value)}`).join(" ");
  const last = chart.actual.at(-1);
  const changed = marks.filter((mark) => mark.ms >= chart.from && mark.ms <= chart.to + DAY_LENGTH_MS);
  const said = [
    `${title}: ${last ? t`${amount(last.value, unit)} on ${shortDay(last.ms)}` : t`no check-in yet`}.`,
    expectedNow(chart, unit, now),
    ...changed.map((mark) => t`Changed on ${shortDay(mark.ms)}: ${mark.text}.`),
  ].join(" ");
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={said} className={styles.chart}>
      <Axes
        width={width}
        height={HEIGHT}
        up={y.ticks(4).map((tick) => ({ at: y(tick), text: amount(tick) }))}
        along={x
          .ticks(Math.max(2, Math.floor(width / 120)))
          .map((tick) => ({ at: x(tick), text: shortDay(tick.getTime()) }))}
      />
      {now > chart.from && now < chart.to ? (
        <line className={styles.today} x1={x(now)} x2={x(now)} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />
      ) : null}
      {changed.map((mark) => (
        <g key={mark.ms} className={styles.change}>
          <title>{`${shortDay(mark.ms)}: ${mark.text}`}</title>
          <line x1={x(mark.ms)} x2={x(mark.ms)} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />
          <path d={`M${x(mark.ms)},${MARGIN.top + 4}l5,-9h-10z`} />
        </g>
      ))}
      {chart.bounds.map((bound) => (
        <line
          key={bound}
          className={strokes.expected}
          x1={MARGIN.left}
          x2={width - MARGIN.right}
          y1={y(bound)}
          y2={y(bound)}
        />
      ))}
      <polyline className={strokes.expected} points={line(chart.expected)} />
      {chart.forecast ? (
        <g>
          <polygon className={styles.band} points={line(chart.forecast.band)} />
          <polyline className={styles.forecast} points={line(chart.forecast.line)} />
        </g>
      ) : null}
      <polyline className={strokes.actual} points={line(chart.actual)} />
      {chart.actual.map((point) => (
        <circle key={point.ms} className={strokes.point} cx={x(point.ms)} cy={y(point.value)} r={4}>
          <title>{t`${amount(point.value, unit)} on ${instantText(new Date(point.ms).toISOString())}`}</title>
        </circle>
      ))}
    </svg>
  );
}

function expectedNow(chart: Chart, unit: string | null | undefined, now: number): string {
  const expected = valueAt(chart.expected, now);
  return expected === null
    ? ""
    : t`Expected on ${dayOf(new Date(now))}: ${amount(Math.round(expected * 100) / 100, unit)}.`;
}
