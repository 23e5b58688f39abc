import { t } from "@lingui/core/macro";
import type { InitiativeState } from "../../graphql/generated/graphql";
import type { Choice } from "../../ui/Select";

/** How far work comes, from left to right. */
export const STATES: readonly Choice<InitiativeState>[] = [
  { id: "PLANNED", name: t`Planned` },
  { id: "DOING", name: t`Doing` },
  { id: "DONE", name: t`Done` },
  { id: "DROPPED", name: t`Dropped` },
];

export interface Work {
  id: string;
  state: InitiativeState;
  dueOn?: string | null;
  title: string;
}

/** The work of each state, the first due on top, what has no day last. */
export function columnsOf<W extends Work>(work: readonly W[]): Record<InitiativeState, W[]> {
  const columns: Record<InitiativeState, W[]> = { PLANNED: [], DOING: [], DONE: [], DROPPED: [] };
  for (const each of work) columns[each.state].push(each);
  for (const { id } of STATES) columns[id].sort(inOrder);
  return columns;
}

function inOrder(a: Work, b: Work): number {
  const [one, other] = [a.dueOn ?? "9999", b.dueOn ?? "9999"];
  if (one !== other) return one < other ? -1 : 1;
  return a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1);
}
