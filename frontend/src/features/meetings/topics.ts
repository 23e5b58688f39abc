import { plural, t } from "@lingui/core/macro";
import { inside } from "../../lib/language";
import type { Topic } from "../../graphql/generated/graphql";

/** What each reason to talk about a goal is called. */
export const TOPICS: Record<Topic, string> = {
  BLOCKED: t`Blocked`,
  AT_RISK: t`At risk`,
  OUTDATED: t`Outdated`,
  STUCK: t`Stuck`,
  WIN: t`Win`,
  MOVED: t`Moved`,
};

/** "2 blocked · 1 win": an agenda in one line. */
export function agendaText(agenda: readonly { topics: readonly Topic[] }[]): string {
  const parts = (Object.keys(TOPICS) as Topic[]).flatMap((topic) => {
    const count = agenda.filter((item) => item.topics.includes(topic)).length;
    return count ? [`${count} ${inside(TOPICS[topic])}`] : [];
  });
  return [plural(agenda.length, { one: "# goal", other: "# goals" }), ...parts].join(" · ");
}

/** Points of a line through values, in a box of this size; none for fewer than two. */
export function sparkline(values: readonly number[], width: number, height: number): string {
  if (values.length < 2) return "";
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const step = width / (values.length - 1);
  return values
    .map((value, place) => `${Math.round(place * step)},${Math.round(height - ((value - low) / span) * height)}`)
    .join(" ");
}
