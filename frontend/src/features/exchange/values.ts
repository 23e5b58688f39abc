import { t } from "@lingui/core/macro";
import { amount } from "../../lib/numbers";
import type { Measure } from "../../graphql/generated/graphql";

export interface Values {
  measure: Measure;
  startValue?: number | null;
  targetValue?: number | null;
  lowValue?: number | null;
  highValue?: number | null;
  unit?: string | null;
}

/** How a key result was understood: "6 % → 4 %", "at least 99.95 %", "done or not". */
export function valuesText({ measure, startValue, targetValue, lowValue, highValue, unit }: Values): string {
  switch (measure) {
    case "INCREASE":
    case "DECREASE":
      return `${amount(startValue, unit)} → ${amount(targetValue, unit)}`;
    case "AT_LEAST":
      return t`at least ${amount(targetValue ?? lowValue, unit)}`;
    case "AT_MOST":
      return t`at most ${amount(targetValue ?? highValue, unit)}`;
    case "IN_BAND":
      return t`${amount(lowValue, unit)} to ${amount(highValue, unit)}`;
    case "BINARY":
      return t`done or not`;
    case "MILESTONES":
      return "milestones";
    case "BASELINE":
      return t`baseline to be found`;
  }
}
