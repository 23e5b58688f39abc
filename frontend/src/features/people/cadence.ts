import type { CadenceInterval, Weekday } from "../../graphql/generated/graphql";

/** "every week on Monday at 09:00", "every 10 days at 09:00". */
export function cadenceText(cadence: {
  interval: CadenceInterval;
  days?: number | null;
  weekday: Weekday;
  at: string;
}): string {
  const day = `${cadence.weekday.charAt(0)}${cadence.weekday.slice(1).toLowerCase()}`;
  const often = {
    WEEKLY: `every week on ${day}`,
    TWO_WEEKS: `every two weeks on ${day}`,
    MONTHLY: `every month on its first ${day}`,
    CUSTOM: cadence.days === 1 ? "every day" : `every ${cadence.days ?? 1} days`,
  }[cadence.interval];
  return `${often} at ${cadence.at}`;
}
