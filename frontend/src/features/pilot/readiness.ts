import { t } from "@lingui/core/macro";

export interface Trial {
  lead: { name: string } | null;
  objectives: number;
  checkInRate: number | null;
}

/** Share of check-ins on time from which others may join. */
export const ENOUGH = 0.7;

/** What a unit of the pilot still lacks before the circle widens. */
export function lacks({ lead, objectives, checkInRate }: Trial): string[] {
  return [
    ...(lead ? [] : [t`nobody leads it`]),
    ...(objectives > 0 ? [] : [t`no objective in this cycle`]),
    ...(checkInRate !== null && checkInRate >= ENOUGH ? [] : [t`fewer than 70 % of its check-ins are up to date`]),
  ];
}

/** One sentence: whether to let others in. */
export function verdict(trials: readonly Trial[], hasCadence: boolean): string {
  const waiting = trials.filter((each) => lacks(each).length > 0).length;
  if (!hasCadence) return t`Set how often check-ins are due before others join.`;
  if (waiting > 0) return t`Not yet: ${waiting} of ${trials.length} still lack something.`;
  return t`Ready: let the next teams in.`;
}
