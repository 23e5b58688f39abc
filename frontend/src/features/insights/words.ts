import type { FindingKind } from "../../graphql/generated/graphql";

/** What each kind of finding is called. */
export const FINDINGS: Readonly<Record<FindingKind, string>> = {
  METRIC_IN_TITLE: "Number in the title",
  OWNER_LEFT: "Owner has left",
  TITLE_LENGTH: "Title too short or long",
  NO_WHY: "Does not say why",
  NO_PRIORITY: "Cites no priority",
  KEY_RESULT_COUNT: "Too few or many key results",
  NO_NUMBER: "Key result without a number",
  ACTIVITY: "Key result is an activity",
  ALL_LAGGING: "All key results lagging",
  SANDBAGGING: "Sandbagging",
  WISHFUL: "Wishful",
  NOT_ALIGNED: "Not aligned",
  LEVEL_SKIP: "Skips a level",
  NEAR_DUPLICATE: "Near-duplicate",
  OPPOSITE: "Opposite directions",
  TOO_MANY_OBJECTIVES: "Too many objectives",
  SILO: "Silo",
  OVERLOAD: "Overload",
};

/** The kind that an address names, if it is one. */
export function kindNamed(text: string | undefined): FindingKind | undefined {
  return text !== undefined && text in FINDINGS ? (text as FindingKind) : undefined;
}
