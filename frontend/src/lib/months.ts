import { locale } from "./language";

const MONTH = new Intl.DateTimeFormat(locale(), { month: "long", timeZone: "UTC" });

/** The name of a month by its number, 1 to 12. */
export function monthName(month: number): string {
  return MONTH.format(new Date(Date.UTC(2026, month - 1, 1)));
}

/** The months by their numbers, to choose from. */
export const MONTHS = Array.from({ length: 12 }, (_, place) => ({ id: String(place + 1), name: monthName(place + 1) }));
