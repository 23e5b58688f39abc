/** Days are texts like "2026-11-22" as the API sends them; instants are ISO texts in UTC. */

import { locale } from "./language";

const DAY = new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const SHORT_DAY = new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short", timeZone: "UTC" });
const INSTANT = new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" });
const TIME = new Intl.DateTimeFormat(locale(), { timeStyle: "short" });
const AGO = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
export const DAY_LENGTH_MS = 86_400_000;

export function dayMs(on: string): number {
  return Date.parse(`${on.slice(0, 10)}T00:00:00Z`);
}

export function dayText(on: string | null | undefined): string {
  return on ? DAY.format(dayMs(on)) : "–";
}

export function shortDay(ms: number): string {
  return SHORT_DAY.format(ms);
}

export function instantText(at: string): string {
  return INSTANT.format(Date.parse(at));
}

/** The time of day of an instant, where one is. */
export function timeText(at: string): string {
  return TIME.format(Date.parse(at));
}

/** "today", "3 days ago", "2 months ago". */
export function agoText(at: string, now: number = Date.now()): string {
  const days = Math.round((Date.parse(at) - now) / DAY_LENGTH_MS);
  if (Math.abs(days) < 45) return AGO.format(days, "day");
  return Math.abs(days) < 700 ? AGO.format(Math.round(days / 30), "month") : AGO.format(Math.round(days / 365), "year");
}

/** Share of a period that has passed, 0 before it and 1 after it. */
export function elapsedShare(startsOn: string, endsOn: string, ms: number): number {
  const length = dayMs(endsOn) - dayMs(startsOn);
  return length <= 0 ? 1 : Math.min(1, Math.max(0, (ms - dayMs(startsOn)) / length));
}

/** The day of an instant in the browser's own zone, as the API writes days. */
export function dayOf(date: Date): string {
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
