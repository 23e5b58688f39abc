import type { MissCause, Outcome } from "../../graphql/generated/graphql";
import type { Choice } from "../../ui/Select";

export const OUTCOMES: readonly Choice<Outcome>[] = [
  { id: "ACHIEVED", name: "Achieved" },
  { id: "PARTIAL", name: "Partly achieved" },
  { id: "MISSED", name: "Missed" },
  { id: "DROPPED", name: "Dropped" },
];

export const CAUSES: readonly Choice<MissCause>[] = [
  { id: "STARTED_LATE", name: "Started too late" },
  { id: "TOO_AMBITIOUS", name: "Out of reach" },
  { id: "TOO_MANY_GOALS", name: "Too many goals at once" },
  { id: "RESOURCES_MISSING", name: "People or money missing" },
  { id: "DEPENDENCY", name: "Waited for somebody else" },
  { id: "PRIORITIES_CHANGED", name: "Something else came first" },
  { id: "WRONG_APPROACH", name: "What we tried did not work" },
  { id: "NOT_MEASURED", name: "Nobody could measure it" },
  { id: "OTHER", name: "Something else" },
];

export const nameOf = <Id extends string>(choices: readonly Choice<Id>[], id: Id | null | undefined): string =>
  choices.find((each) => each.id === id)?.name ?? "";

/** A score as people say it: "0.7"; a dash where there is none. */
export const scoreText = (score: number | null | undefined): string =>
  score === null || score === undefined ? "–" : score.toLocaleString(undefined, { maximumFractionDigits: 2 });
