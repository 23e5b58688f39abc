import { t } from "@lingui/core/macro";
import { weekdayName } from "../../lib/weekdays";
import type { CadenceInterval, Weekday } from "../../graphql/generated/graphql";

/** "every week on Monday at 09:00", "every 10 days at 09:00". */
export function cadenceText(cadence: {
  interval: CadenceInterval;
  days?: number | null;
  weekday: Weekday;
  at: string;
}): string {
  const day = weekdayName(cadence.weekday);
  const often = {
    WEEKLY: t`every week on ${day}`,
    TWO_WEEKS: t`every two weeks on ${day}`,
    MONTHLY: t`every month on its first ${day}`,
    CUSTOM: cadence.days === 1 ? t`every day` : t`every ${cadence.days ?? 1} days`,
  }[cadence.interval];
  return t`${often} at ${cadence.at}`;
}
