import { locale } from "./language";

const NAME = new Intl.DateTimeFormat(locale(), { weekday: "long", timeZone: "UTC" });

export const WEEKDAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;

/** The name of a day of the week, from the API's word for it. */
export function weekdayName(weekday: (typeof WEEKDAYS)[number]): string {
  // 5 January 2026 was a Monday.
  return NAME.format(Date.UTC(2026, 0, 5 + WEEKDAYS.indexOf(weekday)));
}
