import { t } from "@lingui/core/macro";
import type { ObjectiveDraft } from "./draft";

/** What is asked for step by step and has no field of its own: it goes into the text that says why. */
export interface Circumstances {
  resources: string;
  impediments: string;
}

export const STEPS = [
  { id: "why", name: t`Why` },
  { id: "objective", name: t`Objective` },
  { id: "measures", name: t`Measures` },
  { id: "baseline", name: t`Baseline` },
  { id: "resources", name: t`Resources` },
  { id: "alignment", name: t`Alignment` },
  { id: "date", name: t`Date` },
] as const;

export const STEP_IDS = STEPS.map((each) => each.id);

export type Step = (typeof STEPS)[number]["id"];

export function nextStep(step: Step): Step | null {
  return STEPS[STEPS.findIndex((each) => each.id === step) + 1]?.id ?? null;
}

export function previousStep(step: Step): Step | null {
  return STEPS[STEPS.findIndex((each) => each.id === step) - 1]?.id ?? null;
}

/** The why with what it takes and what may get in the way under it. */
export function withCircumstances(draft: ObjectiveDraft, { resources, impediments }: Circumstances): ObjectiveDraft {
  const parts = [
    draft.description.trim(),
    resources.trim() && t`What it takes: ${resources.trim()}`,
    impediments.trim() && t`What may get in the way: ${impediments.trim()}`,
  ];
  return { ...draft, description: parts.filter(Boolean).join("\n\n") };
}

/** The step in which the first problem can be mended. */
export function stepOf(problems: Record<string, string>): Step | null {
  const [field] = Object.keys(problems);
  if (field === undefined) return null;
  if (field.startsWith("keyResults.")) return /\.(?:start|target|low|high)$/.test(field) ? "baseline" : "measures";
  if (field.startsWith("alignTo.")) return "alignment";
  if (field === "description") return "why";
  return field === "cycle" || field === "startsOn" || field === "dueOn" ? "date" : "objective";
}
