import { t } from "@lingui/core/macro";
import type { OneToOneInterval, OneToOneTopic, Weekday } from "../../graphql/generated/graphql";
import { inside } from "../../lib/language";
import { WEEKDAYS as DAYS, weekdayName } from "../../lib/weekdays";
import type { Choice } from "../../ui/Select";

/** What each reason to talk about a goal is called. */
export const TOPICS: Record<OneToOneTopic, string> = {
  BLOCKED: t`Blocked`,
  AT_RISK: t`At risk`,
  OUTDATED: t`Outdated`,
  DUE: t`Due`,
  WIN: t`Win`,
  PRAISED: t`Praised`,
  MOVED: t`Moved`,
};

export const INTERVALS: readonly Choice<OneToOneInterval>[] = [
  { id: "WEEKLY", name: t`Every week` },
  { id: "TWO_WEEKS", name: t`Every two weeks` },
  { id: "MONTHLY", name: t`Every month` },
];

export const WEEKDAYS: readonly Choice<Weekday>[] = DAYS.map((id) => ({ id, name: weekdayName(id) }));

/** The weekday of an instant, where one is. */
export function weekdayOf(date: Date): Weekday {
  return DAYS[(date.getDay() + 6) % 7] ?? "MONDAY";
}

/** "every two weeks on Friday at 10:30". */
export function recurrenceText({
  interval,
  weekday,
  at,
}: {
  interval: OneToOneInterval;
  weekday: Weekday;
  at: string;
}): string {
  const day = weekdayName(weekday);
  const often = {
    WEEKLY: t`every week on ${day}`,
    TWO_WEEKS: t`every two weeks on ${day}`,
    MONTHLY: t`every month on its first ${day}`,
  }[interval];
  return t`${often} at ${at}`;
}

/** "2 blocked · 1 due": an agenda in one line; empty for an empty one. */
export function topicsText(agenda: readonly { topics: readonly OneToOneTopic[] }[]): string {
  return (Object.keys(TOPICS) as OneToOneTopic[])
    .flatMap((topic) => {
      const count = agenda.filter((item) => item.topics.includes(topic)).length;
      return count ? [`${count} ${inside(TOPICS[topic])}`] : [];
    })
    .join(" · ");
}
