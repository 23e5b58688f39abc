import { DAY_LENGTH_MS } from "../lib/days";

/** How often something happened on a day. */
export interface Counted {
  on: string;
  count: number;
}

const WEEK_MS = 7 * DAY_LENGTH_MS;
const weekdayOf = (ms: number) => (new Date(ms).getUTCDay() + 6) % 7;
const mondayOf = (ms: number) => ms - weekdayOf(ms) * DAY_LENGTH_MS;

/** Where a day stands: its week counted from that of the first day, and its day of the week from Monday, 0. */
export function placeOf(ms: number, from: number): { week: number; weekday: number } {
  return { week: Math.floor((ms - mondayOf(from)) / WEEK_MS), weekday: weekdayOf(ms) };
}

/** The weeks from one day to another, those that are cut included. */
export function weeksBetween(from: number, to: number): number {
  return placeOf(Math.max(from, to), from).week + 1;
}

/** The months that begin between two days, each at the week it begins in; none nearer than so many weeks to another. */
export function monthsOf(from: number, to: number, apart: number): { ms: number; week: number }[] {
  const first = new Date(from);
  const found = [{ ms: from, week: 0 }];
  for (let month = 1; ; month += 1) {
    const ms = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1);
    if (ms > to) return found;
    const { week } = placeOf(ms, from);
    if (week - (found.at(-1)?.week ?? 0) >= apart) found.push({ ms, week });
  }
}
