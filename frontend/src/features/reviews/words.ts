import { t } from "@lingui/core/macro";
import type { MissCause, Outcome } from "../../graphql/generated/graphql";
import { locale } from "../../lib/language";
import type { Choice } from "../../ui/Select";

export const OUTCOMES: readonly Choice<Outcome>[] = [
  { id: "ACHIEVED", name: t`Achieved` },
  { id: "PARTIAL", name: t`Partly achieved` },
  { id: "MISSED", name: t`Missed` },
  { id: "DROPPED", name: t`Dropped` },
];

export const CAUSES: readonly Choice<MissCause>[] = [
  { id: "STARTED_LATE", name: t`Started too late` },
  { id: "TOO_AMBITIOUS", name: t`Out of reach` },
  { id: "TOO_MANY_GOALS", name: t`Too many goals at once` },
  { id: "RESOURCES_MISSING", name: t`People or money missing` },
  { id: "DEPENDENCY", name: t`Waited for somebody else` },
  { id: "PRIORITIES_CHANGED", name: t`Something else came first` },
  { id: "WRONG_APPROACH", name: t`What we tried did not work` },
  { id: "NOT_MEASURED", name: t`Nobody could measure it` },
  { id: "OTHER", name: t`Something else` },
];

/** A score as people say it: "0.7"; a dash where there is none. */
export const scoreText = (score: number | null | undefined): string =>
  score === null || score === undefined ? "–" : score.toLocaleString(locale(), { maximumFractionDigits: 2 });
