import { t } from "@lingui/core/macro";
import type { FindingKind } from "../../graphql/generated/graphql";

/** What each kind of finding is called. */
export const FINDINGS: Readonly<Record<FindingKind, string>> = {
  METRIC_IN_TITLE: t`Number in the title`,
  OWNER_LEFT: t`Owner has left`,
  TITLE_LENGTH: t`Title too short or long`,
  NO_WHY: t`Does not say why`,
  NO_PRIORITY: t`Cites no priority`,
  KEY_RESULT_COUNT: t`Too few or many key results`,
  NO_NUMBER: t`Key result without a number`,
  ACTIVITY: t`Key result is an activity`,
  ALL_LAGGING: t`All key results lagging`,
  SANDBAGGING: t`Sandbagging`,
  WISHFUL: t`Wishful`,
  NOT_ALIGNED: t`Not aligned`,
  LEVEL_SKIP: t`Skips a level`,
  NEAR_DUPLICATE: t`Near-duplicate`,
  OPPOSITE: t`Opposite directions`,
  TOO_MANY_OBJECTIVES: t`Too many objectives`,
  SILO: t`Silo`,
  OVERLOAD: t`Overload`,
};

/** The kind that an address names, if it is one. */
export function kindNamed(text: string | undefined): FindingKind | undefined {
  return text !== undefined && text in FINDINGS ? (text as FindingKind) : undefined;
}
