import type { Indicator, Measure, ObjectiveKind, ScoredBy } from "../../graphql/generated/graphql";
import { fieldText } from "../../lib/numbers";
import { freshObjective, type ObjectiveDraft } from "./draft";
import { freshKeyResult, freshMilestone, type KeyResultDraft } from "./keyResultDraft";

interface TemplateKeyResult {
  title: string;
  measure: Measure;
  scoredBy: ScoredBy;
  unit?: string | null;
  startValue?: number | null;
  targetValue?: number | null;
  lowValue?: number | null;
  highValue?: number | null;
  indicator?: Indicator | null;
  hint?: string | null;
  milestones: readonly string[];
}

export interface Template {
  title: string;
  why?: string | null;
  kind: ObjectiveKind;
  keyResults: readonly TemplateKeyResult[];
}

function keyResultOf(given: TemplateKeyResult): KeyResultDraft {
  return {
    ...freshKeyResult(),
    title: given.title,
    description: given.hint ?? "",
    measure: given.measure,
    scoredBy: given.scoredBy,
    unit: given.unit ?? "",
    start: fieldText(given.startValue),
    target: fieldText(given.targetValue),
    low: fieldText(given.lowValue),
    high: fieldText(given.highValue),
    indicator: given.indicator ?? null,
    milestones: given.milestones.map((name) => ({ ...freshMilestone(), name })),
  };
}

/** A template of the library as a form that may still be changed. */
export function draftFromTemplate(template: Template): ObjectiveDraft {
  return freshObjective({
    title: template.title,
    description: template.why ?? "",
    kind: template.kind,
    keyResults: template.keyResults.map(keyResultOf),
  });
}
