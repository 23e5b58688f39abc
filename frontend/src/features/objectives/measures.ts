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
  INCREASE: { name: "Increase", note: "from a start up to a target" },
  DECREASE: { name: "Decrease", note: "from a start down to a target" },
  AT_LEAST: { name: "At least", note: "stay at or above a value" },
  AT_MOST: { name: "At most", note: "stay at or below a value" },
  IN_BAND: { name: "In a band", note: "stay between two values" },
  BINARY: { name: "Done or not", note: "no number" },
  MILESTONES: { name: "Milestones", note: "steps, each done or not" },
  BASELINE: { name: "Find a baseline", note: "we do not know yet where we stand" },
};

/** Where a key result stands, in its own words: "3.1 h, from 6 h to 2 h". */
export function measureText(of: Measured): string {
  const now = amount(of.currentValue, of.unit);
  switch (of.measure) {
    case "INCREASE":
    case "DECREASE":
      return `${now}, from ${amount(of.startValue, of.unit)} to ${amount(of.targetValue, of.unit)}`;
    case "AT_LEAST":
      return `${now}, to stay at least ${amount(of.lowValue ?? of.targetValue, of.unit)}`;
    case "AT_MOST":
      return `${now}, to stay at most ${amount(of.highValue ?? of.targetValue, of.unit)}`;
    case "IN_BAND":
      return `${now}, to stay between ${amount(of.lowValue, of.unit)} and ${amount(of.highValue, of.unit)}`;
    case "BINARY":
      return of.currentValue === 1 ? "Done" : "Not done yet";
    case "MILESTONES":
      return `${of.milestones?.filter((each) => each.done).length ?? 0} of ${of.milestones?.length ?? 0} milestones`;
    case "BASELINE":
      return of.currentValue === null || of.currentValue === undefined ? "Finding out where we stand" : `${now} found`;
  }
}
