import { t } from "@lingui/core/macro";
import type { Measure, ScoredBy } from "../../graphql/generated/graphql";
import { amount } from "../../lib/numbers";

export interface Measured {
  measure: Measure;
  scoredBy?: ScoredBy | null;
  unit?: string | null;
  startValue?: number | null;
  targetValue?: number | null;
  lowValue?: number | null;
  highValue?: number | null;
  currentValue?: number | null;
  milestones?: readonly { done: boolean }[];
}

export const MEASURES: Record<Measure, { name: string; note: string }> = {
  INCREASE: { name: t`Increase`, note: t`from a start up to a target` },
  DECREASE: { name: t`Decrease`, note: t`from a start down to a target` },
  AT_LEAST: { name: t`At least`, note: t`stay at or above a value` },
  AT_MOST: { name: t`At most`, note: t`stay at or below a value` },
  IN_BAND: { name: t`In a band`, note: t`stay between two values` },
  BINARY: { name: t`Done or not`, note: t`no number` },
  MILESTONES: { name: t`Milestones`, note: t`steps, each done or not` },
  BASELINE: { name: t`Find a baseline`, note: t`we do not know yet where we stand` },
};

/** Where a key result stands, in its own words: "3.1 h, from 6 h to 2 h". */
export function measureText(of: Measured): string {
  const now = amount(of.currentValue, of.unit);
  switch (of.measure) {
    case "INCREASE":
    case "DECREASE":
      return t`${now}, from ${amount(of.startValue, of.unit)} to ${amount(of.targetValue, of.unit)}`;
    case "AT_LEAST":
      return t`${now}, to stay at least ${amount(of.lowValue ?? of.targetValue, of.unit)}`;
    case "AT_MOST":
      return t`${now}, to stay at most ${amount(of.highValue ?? of.targetValue, of.unit)}`;
    case "IN_BAND":
      return t`${now}, to stay between ${amount(of.lowValue, of.unit)} and ${amount(of.highValue, of.unit)}`;
    case "BINARY":
      return of.currentValue === 1 ? t`Done` : t`Not done yet`;
    case "MILESTONES":
      return t`${of.milestones?.filter((each) => each.done).length ?? 0} of ${of.milestones?.length ?? 0} milestones`;
    case "BASELINE":
      return of.currentValue === null || of.currentValue === undefined
        ? t`Finding out where we stand`
        : t`${now} found`;
  }
}
