import type { OneToOneInterval, OneToOneTopic, Weekday } from "../../graphql/generated/graphql";
import type { Choice } from "../../ui/Select";

/** What each reason to talk about a goal is called. */
export const TOPICS: Record<OneToOneTopic, string> = {
  BLOCKED: "Blocked",
  AT_RISK: "At risk",
  OUTDATED: "Outdated",
  DUE: "Due",
  WIN: "Win",
  PRAISED: "Praised",
  MOVED: "Moved",
};

export const INTERVALS: readonly Choice<OneToOneInterval>[] = [
  { id: "WEEKLY", name: "Every week" },
  { id: "TWO_WEEKS", name: "Every two weeks" },
  { id: "MONTHLY", name: "Every month" },
];

const DAYS: readonly Weekday[] = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

const dayName = (weekday: Weekday) => `${weekday.charAt(0)}${weekday.slice(1).toLowerCase()}`;

export const WEEKDAYS: readonly Choice<Weekday>[] = DAYS.map((id) => ({ id, name: dayName(id) }));

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
  const often = { WEEKLY: "every week on", TWO_WEEKS: "every two weeks on", MONTHLY: "every month on its first" };
  return `${often[interval]} ${dayName(weekday)} at ${at}`;
}

/** "2 blocked · 1 due": an agenda in one line; empty for an empty one. */
export function topicsText(agenda: readonly { topics: readonly OneToOneTopic[] }[]): string {
  return (Object.keys(TOPICS) as OneToOneTopic[])
    .flatMap((topic) => {
      const count = agenda.filter((item) => item.topics.includes(topic)).length;
      return count ? [`${count} ${TOPICS[topic].toLowerCase()}`] : [];
    })
    .join(" · ");
}
