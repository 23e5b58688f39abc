import type { Choice } from "../../ui/Select";

const MONTH = new Intl.DateTimeFormat(undefined, { month: "long", timeZone: "UTC" });

/** The months in which a year of cycles may begin, by their two digits. */
export const MONTHS: readonly Choice[] = Array.from({ length: 12 }, (_, month) => ({
  id: String(month + 1).padStart(2, "0"),
  name: MONTH.format(new Date(Date.UTC(2026, month, 1))),
}));

/** This year and those around it that are worth planning. */
export function yearsFrom(today: string): readonly Choice[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1, year + 2].map((each) => ({ id: String(each), name: String(each) }));
}
