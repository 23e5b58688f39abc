import type { BusinessFunction, Measure, ObjectiveKind } from "../../graphql/generated/graphql";
import { amount } from "../../lib/numbers";
import type { Choice } from "../../ui/Select";

export const FUNCTIONS: Record<BusinessFunction, string> = {
  STRATEGY: "Company and strategy",
  PRODUCT: "Product",
  ENGINEERING: "Engineering",
  DATA: "Data",
  SECURITY: "Security and IT",
  DESIGN: "Design and research",
  MARKETING: "Marketing",
  SALES: "Sales",
  CUSTOMER_SUCCESS: "Customer success",
  SUPPORT: "Support",
  OPERATIONS: "Operations",
  FINANCE: "Finance",
  PEOPLE: "People and culture",
  LEGAL: "Legal",
};

export const FUNCTION_CHOICES = Object.entries(FUNCTIONS).map(([id, name]) => ({
  id: id as BusinessFunction,
  name,
})) satisfies readonly Choice<BusinessFunction>[];

export const FUNCTION_IDS: readonly BusinessFunction[] = FUNCTION_CHOICES.map((each) => each.id);

export const KINDS: Record<ObjectiveKind, string> = {
  COMMITTED: "committed",
  ASPIRATIONAL: "aspirational",
  LEARNING: "learning",
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
      return `from ${amount(of.startValue, of.unit)} to ${amount(of.targetValue, of.unit)}`;
    case "AT_LEAST":
      return `at least ${amount(of.targetValue, of.unit)}`;
    case "AT_MOST":
      return `at most ${amount(of.targetValue, of.unit)}`;
    case "IN_BAND":
      return `between ${amount(of.lowValue, of.unit)} and ${amount(of.highValue, of.unit)}`;
    case "BINARY":
      return "done or not";
    case "MILESTONES":
      return of.milestones.join(", ");
    case "BASELINE":
      return `find out where we stand${of.unit ? `, in ${of.unit}` : ""}`;
  }
}
