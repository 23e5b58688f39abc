import { t } from "@lingui/core/macro";
import { dayOf } from "../../lib/days";
import type { Table } from "../../lib/table";
import type { BurnUp } from "./burnUp";
import { type Chart, type Point, valueAt } from "./chart";

interface Reported {
  happenedAt: string;
  value?: number | null;
  milestonesDone?: readonly string[] | null;
  withdrawn: boolean;
  supersededBy?: unknown;
}

const day = (ms: number) => dayOf(new Date(ms));
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1e6) / 1e6);
const inUnit = (word: string, unit: string | null | undefined) => (unit ? `${word} (${unit})` : word);

/** The check-ins that count, oldest first, each beside what was expected by then. */
export function checkInNumbers(checkIns: readonly Reported[], chart: Chart | null, unit?: string | null): Table {
  const rows = standing(checkIns).map(({ happenedAt, value, milestonesDone }) => {
    const ms = Date.parse(happenedAt);
    return [day(ms), value ?? milestonesDone?.length ?? null, rounded(valueAt(chart?.expected ?? [], ms))];
  });
  return { head: [t`Day`, inUnit(t`Value`, unit), inUnit(t`Expected`, unit)], rows, shares: [] };
}

/** Each point of what is done, beside the whole way and what was expected by then. */
export function burnUpNumbers({ done, scope, expected }: BurnUp, unit?: string | null): Table {
  const rows = done.map(({ ms, value }) => [day(ms), value, lastAt(scope, ms), rounded(valueAt(expected, ms))]);
  const head = [t`Day`, inUnit(t`Done`, unit), inUnit(t`The whole way`, unit), inUnit(t`Expected`, unit)];
  return { head, rows, shares: [] };
}

/** A line of steps at an instant: after the last step that has been taken. */
function lastAt(steps: readonly Point[], ms: number): number | null {
  return steps.findLast((point) => point.ms <= ms)?.value ?? null;
}

/** The days with a check-in, oldest first, and how many each has. */
export function checkInDays(checkIns: readonly Reported[]): { on: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { happenedAt } of standing(checkIns)) {
    const on = day(Date.parse(happenedAt));
    counts.set(on, (counts.get(on) ?? 0) + 1);
  }
  return [...counts].map(([on, count]) => ({ on, count }));
}

export function dayNumbers(days: readonly { on: string; count: number }[]): Table {
  return { head: [t`Day`, t`Check-ins`], rows: days.map(({ on, count }) => [on, count]), shares: [] };
}

function standing(checkIns: readonly Reported[]): Reported[] {
  return checkIns
    .filter((each) => !each.withdrawn && !each.supersededBy)
    .toSorted((a, b) => Date.parse(a.happenedAt) - Date.parse(b.happenedAt));
}
