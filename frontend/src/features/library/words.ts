import { t } from "@lingui/core/macro";
import type { BusinessFunction, Measure, ObjectiveKind } from "../../graphql/generated/graphql";
import { amount } from "../../lib/numbers";
import type { Choice } from "../../ui/Select";

export const FUNCTIONS: Record<BusinessFunction, string> = {
  STRATEGY: t`Company and strategy`,
  PRODUCT: t`Product`,
  ENGINEERING: t`Engineering`,
  DATA: t`Data`,
  SECURITY: t`Security and IT`,
  DESIGN: t`Design and research`,
  MARKETING: t`Marketing`,
  SALES: t`Sales`,
  CUSTOMER_SUCCESS: t`Customer success`,
  SUPPORT: t`Support`,
  OPERATIONS: t`Operations`,
  FINANCE: t`Finance`,
  PEOPLE: t`People and culture`,
  LEGAL: t`Legal`,
};

export const FUNCTION_CHOICES = Object.entries(FUNCTIONS).map(([id, name]) => ({
  id: id as BusinessFunction,
  name,
})) satisfies readonly Choice<BusinessFunction>[];

export const FUNCTION_IDS: readonly BusinessFunction[] = FUNCTION_CHOICES.map((each) => each.id);

export const KINDS: Record<ObjectiveKind, string> = {
  COMMITTED: t`committed`,
  ASPIRATIONAL: t`aspirational`,
  LEARNING: t`learning`,
};

export interface Planned {
  measure: Measure;
  unit?: string | null;
  startValue?: number | null;
  targetValue?: number | null;
  lowValue?: number | null;
  highValue?: number | null;
  milestones: readonly string[];
}

/** What a key result asks for, before anything is reported: "from 6 h to 2 h". */
export function plannedText(of: Planned): string {
  switch (of.measure) {
    case "INCREASE":
    case "DECREASE":
      return t`from ${amount(of.startValue, of.unit)} to ${amount(of.targetValue, of.unit)}`;
    case "AT_LEAST":
      return t`at least ${amount(of.targetValue, of.unit)}`;
    case "AT_MOST":
      return t`at most ${amount(of.targetValue, of.unit)}`;
    case "IN_BAND":
      return t`between ${amount(of.lowValue, of.unit)} and ${amount(of.highValue, of.unit)}`;
    case "BINARY":
      return t`done or not`;
    case "MILESTONES":
      return of.milestones.join(", ");
    case "BASELINE":
      return t`find out where we stand${of.unit ? t`, in ${of.unit}` : ""}`;
  }
}
