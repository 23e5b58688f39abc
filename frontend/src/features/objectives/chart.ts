import type { Measure } from "../../graphql/generated/graphql";
import { dayMs } from "../../lib/days";

/** A value at an instant, in milliseconds since 1970. */
export interface Point {
  ms: number;
  value: number;
}

/** The line on which it goes on, and the band in which half of the recent slopes lead, on the last day. */
export interface Foreseen {
  fromOn: string;
  fromValue: number;
  on: string;
  value: number;
  low: number;
  high: number;
}

export interface Charted {
  measure: Measure;
  startsOn: string;
  /** Last day; the cycle's where the key result has none of its own. */
  endsOn: string;
  startValue?: number | null;
  targetValue?: number | null;
  lowValue?: number | null;
  highValue?: number | null;
  phasedTargets: readonly { on: string; value: number }[];
  forecast?: Foreseen | null;
  checkIns: readonly { happenedAt: string; value?: number | null; withdrawn: boolean; supersededBy?: unknown }[];
}

export interface Chart {
  actual: Point[];
  /** The line on which it should move; empty for measures that are kept and not approached. */
  expected: Point[];
  /** From the last check-in to the last day: where it goes on, and its band as a closed shape. */
  forecast: { line: Point[]; band: Point[] } | null;
  /** Values to be kept: at least, at most, or a band. */
  bounds: number[];
  from: number;
  to: number;
  lowest: number;
  highest: number;
}

/** What a chart of check-ins against expectation shows; null for measures without a number to draw. */
export function chartOf(charted: Charted): Chart | null {
  const from = dayMs(charted.startsOn);
  const to = Math.max(dayMs(charted.endsOn), from + 1);
  const actual = charted.checkIns
    .filter((each) => !each.withdrawn && !each.supersededBy && typeof each.value === "number")
    .map((each) => ({ ms: Date.parse(each.happenedAt), value: each.value as number }))
    .toSorted((a, b) => a.ms - b.ms);
  const expected = expectedLine(charted, from, to);
  const bounds = boundsOf(charted);
  const forecast = forecastOf(charted.forecast);
  const values = [...actual, ...expected, ...(forecast?.band ?? [])].map((point) => point.value).concat(bounds);
  if (values.length === 0 || charted.measure === "BINARY" || charted.measure === "MILESTONES") return null;
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const room = (highest - lowest || Math.abs(highest) || 1) * 0.08;
  return { actual, expected, forecast, bounds, from, to, lowest: lowest - room, highest: highest + room };
}

/** From the start on the first day through phased targets to the target on the last; nothing for what is kept. */
export function expectedLine(
  { measure, startValue, targetValue, phasedTargets }: Charted,
  from: number,
  to: number,
): Point[] {
  if (measure !== "INCREASE" && measure !== "DECREASE") return [];
  if (typeof startValue !== "number" || typeof targetValue !== "number") return [];
  const between = phasedTargets
    .map((each) => ({ ms: dayMs(each.on), value: each.value }))
    .filter((point) => point.ms > from && point.ms < to);
  return [{ ms: from, value: startValue }, ...between.toSorted((a, b) => a.ms - b.ms), { ms: to, value: targetValue }];
}

function forecastOf(foreseen: Foreseen | null | undefined): Chart["forecast"] {
  if (!foreseen) return null;
  const here = { ms: dayMs(foreseen.fromOn), value: foreseen.fromValue };
  const end = dayMs(foreseen.on);
  return {
    line: [here, { ms: end, value: foreseen.value }],
    band: [here, { ms: end, value: foreseen.high }, { ms: end, value: foreseen.low }],
  };
}

function boundsOf({ measure, lowValue, highValue, targetValue }: Charted): number[] {
  const kept = measure === "AT_LEAST" || measure === "AT_MOST" || measure === "IN_BAND";
  const named = [lowValue, highValue].filter((value): value is number => typeof value === "number");
  return !kept ? [] : named.length > 0 ? named : typeof targetValue === "number" ? [targetValue] : [];
}

/** Where a line stands at an instant; its ends beyond them. */
export function valueAt(line: readonly Point[], ms: number): number | null {
  const after = line.findIndex((point) => point.ms >= ms);
  const next = line[after];
  if (!next) return line.at(-1)?.value ?? null;
  const before = line[after - 1];
  if (!before) return next.value;
  return before.value + ((ms - before.ms) / (next.ms - before.ms)) * (next.value - before.value);
}
