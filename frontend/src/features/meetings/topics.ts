import type { Topic } from "../../graphql/generated/graphql";
import { counted } from "../../lib/numbers";

/** What each reason to talk about a goal is called. */
export const TOPICS: Record<Topic, string> = {
  BLOCKED: "Blocked",
  AT_RISK: "At risk",
  OUTDATED: "Outdated",
  STUCK: "Stuck",
  WIN: "Win",
  MOVED: "Moved",
};

/** "2 blocked · 1 win": an agenda in one line. */
export function agendaText(agenda: readonly { topics: readonly Topic[] }[]): string {
  const parts = (Object.keys(TOPICS) as Topic[]).flatMap((topic) => {
    const count = agenda.filter((item) => item.topics.includes(topic)).length;
    return count ? [`${count} ${TOPICS[topic].toLowerCase()}`] : [];
  });
  return [counted(agenda.length, "goal"), ...parts].join(" · ");
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
