import type { Choice } from "../../ui/Select";

/** This year and those around it that are worth planning. */
export function yearsFrom(today: string): readonly Choice[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1, year + 2].map((each) => ({ id: String(each), name: String(each) }));
}
