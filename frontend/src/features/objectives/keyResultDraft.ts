import { t } from "@lingui/core/macro";
import type { Indicator, KeyResultInput, Measure, ScoredBy, ValueFrom } from "../../graphql/generated/graphql";
import { typedNumber } from "../../lib/numbers";
import type { Choice } from "../../ui/Select";

export interface MilestoneDraft {
  key: string;
  /** The milestone it changes; none for a new one. */
  id: string | null;
  name: string;
  dueOn: string;
  weight: string;
}

/** A value expected on a day between the first and the last. */
export interface PhaseDraft {
  key: string;
  on: string;
  value: string;
}

/** A key result as typed: numbers stay texts until they are sent. */
export interface KeyResultDraft {
  /** For the list on the screen, and so that sending twice makes one. */
  key: string;
  title: string;
  description: string;
  measure: Measure;
  scoredBy: ScoredBy;
  valueFrom: ValueFrom;
  unit: string;
  start: string;
  target: string;
  /** Whether the target is so many percent above or below the start. */
  byPercent: boolean;
  low: string;
  high: string;
  milestones: MilestoneDraft[];
  phases: PhaseDraft[];
  startsOn: string;
  dueOn: string;
  weight: string;
  indicator: Indicator | null;
  /** None: the objective's owner. */
  owner: Choice | null;
  /** None: whoever answers for it. */
  reporter: Choice | null;
}

/** Problems by the field they belong to; the fields of key results are named "keyResults.<key>.<field>". */
export type Problems = Record<string, string>;

/** What every part of the form of a key result is given. */
export interface KeyResultFieldsProps {
  draft: KeyResultDraft;
  problems: Problems;
  onChange: (change: Partial<KeyResultDraft>) => void;
}

export const LONGEST_TITLE = 300;

export function freshKeyResult(): KeyResultDraft {
  return {
    key: crypto.randomUUID(),
    title: "",
    description: "",
    measure: "INCREASE",
    scoredBy: "LATEST",
    valueFrom: "CHECK_INS",
    unit: "",
    start: "0",
    target: "",
    byPercent: false,
    low: "",
    high: "",
    milestones: [],
    phases: [],
    startsOn: "",
    dueOn: "",
    weight: "1",
    indicator: null,
    owner: null,
    reporter: null,
  };
}

export const freshMilestone = (): MilestoneDraft => ({
  key: crypto.randomUUID(),
  id: null,
  name: "",
  dueOn: "",
  weight: "1",
});

export const freshPhase = (): PhaseDraft => ({ key: crypto.randomUUID(), on: "", value: "" });

/** Whether anything was written that is worth sending. */
export const isWritten = (draft: KeyResultDraft): boolean => draft.title.trim() !== "" || draft.target.trim() !== "";

/** Which of the number fields a measure has. */
export const FIELDS: Record<Measure, readonly ("start" | "target" | "low" | "high")[]> = {
  INCREASE: ["start", "target"],
  DECREASE: ["start", "target"],
  AT_LEAST: ["target"],
  AT_MOST: ["target"],
  IN_BAND: ["low", "high"],
  BINARY: [],
  MILESTONES: [],
  BASELINE: [],
};

const isKept = (measure: Measure) => measure === "AT_LEAST" || measure === "AT_MOST" || measure === "IN_BAND";
const isOnTheWay = (measure: Measure) => measure === "INCREASE" || measure === "DECREASE";

/** Whether a kept bound may be scored by the share of check-ins that kept it. */
export const mayBeKeptShare = isKept;
/** Whether values may be expected on the way. */
export const hasPhases = isOnTheWay;

/** Where the value of a measure may come from, the usual first. */
export function sourcesOf(measure: Measure): readonly ValueFrom[] {
  if (isOnTheWay(measure)) return ["CHECK_INS", "MEAN", "SUM"];
  return isKept(measure) ? ["CHECK_INS", "SUM"] : ["CHECK_INS"];
}

const SENT_AS = { start: "startValue", target: "targetValue", low: "lowValue", high: "highValue" } as const;
type Numbers = Partial<Record<(typeof SENT_AS)[keyof typeof SENT_AS] | "weight" | "byPercent", number>>;

/** Whether the target is said in percent of the start. */
export const isByPercent = ({ measure, byPercent }: KeyResultDraft): boolean => byPercent && isOnTheWay(measure);

/** A weight as typed; empty counts as 1. */
function weightOf(text: string): { value: number; problem: string | null } {
  const { value, problem } = typedNumber(text);
  if (problem) return { value: 1, problem };
  const weight = value ?? 1;
  return { value: weight, problem: weight < 0 || weight > 1_000_000 ? t`From 0 to 1,000,000` : null };
}

function numbersOf(draft: KeyResultDraft): { numbers: Numbers; problems: Problems } {
  const numbers: Numbers = {};
  const problems: Problems = {};
  for (const field of FIELDS[draft.measure]) {
    const typed = typedNumber(draft[field]);
    if (typed.problem) problems[field] = typed.problem;
    else if (typed.value === null && field === "start" && isByPercent(draft)) continue;
    else if (typed.value === null) problems[field] = t`Give a number`;
    else if (field === "target" && isByPercent(draft)) {
      if (typed.value <= 0) problems[field] = t`More than 0; the measure says the direction`;
      numbers.byPercent = typed.value;
    } else numbers[SENT_AS[field]] = typed.value;
  }
  const weight = weightOf(draft.weight);
  if (weight.problem) problems["weight"] = weight.problem;
  numbers.weight = weight.value;
  return { numbers, problems: { ...problems, ...directionProblems(draft.measure, numbers) } };
}

function directionProblems(
  measure: Measure,
  { startValue: start, targetValue: target, lowValue: low, highValue: high }: Numbers,
): Problems {
  if (low !== undefined && high !== undefined && low > high) return { high: t`The upper end is below the lower one` };
  if (start === undefined || target === undefined) return {};
  if (start === target) return { target: t`Start and target are the same` };
  if (measure === "INCREASE" && target < start) return { target: t`An increase ends above its start` };
  if (measure === "DECREASE" && target > start) return { target: t`A decrease ends below its start` };
  return {};
}

function milestonesOf({
  measure,
  milestones,
}: KeyResultDraft): Pick<KeyResultInput, "milestones"> & { problems: Problems } {
  if (measure !== "MILESTONES") return { problems: {} };
  const named = milestones.filter((each) => each.name.trim() !== "");
  const problems: Problems = {};
  if (named.length === 0) problems["milestones"] = t`Name at least one milestone`;
  const sent = named.map((each) => {
    const weight = weightOf(each.weight);
    if (weight.problem) problems[`milestones.${each.key}`] = weight.problem;
    return {
      name: each.name.trim(),
      weight: weight.value,
      ...(each.dueOn ? { dueOn: each.dueOn } : {}),
      ...(each.id ? { id: each.id } : {}),
    };
  });
  return { milestones: sent, problems };
}

function phasesOf({ measure, phases }: KeyResultDraft): Pick<KeyResultInput, "phasedTargets"> & { problems: Problems } {
  if (!hasPhases(measure)) return { problems: {} };
  const problems: Problems = {};
  const sent = phases.flatMap((each) => {
    const typed = typedNumber(each.value);
    if (each.on === "" && typed.value === null && !typed.problem) return [];
    if (typed.problem) problems[`phases.${each.key}`] = typed.problem;
    else if (each.on === "" || typed.value === null) problems[`phases.${each.key}`] = t`Give both a day and a value`;
    return typed.value === null ? [] : [{ on: each.on, value: typed.value }];
  });
  return sent.length > 0
    ? { phasedTargets: sent.toSorted((a, b) => a.on.localeCompare(b.on)), problems }
    : { problems };
}

/** A key result as the API takes it, with what is wrong by field. */
export function keyResultInput(draft: KeyResultDraft): { input: KeyResultInput; problems: Problems } {
  const { numbers, problems } = numbersOf(draft);
  const { problems: milestoneProblems, ...milestones } = milestonesOf(draft);
  const { problems: phaseProblems, ...phases } = phasesOf(draft);
  Object.assign(problems, milestoneProblems, phaseProblems);
  const title = draft.title.trim();
  if (title === "") problems["title"] = t`Say what is measured`;
  if (title.length > LONGEST_TITLE) problems["title"] = t`At most ${LONGEST_TITLE} characters`;
  const input: KeyResultInput = {
    title,
    measure: draft.measure,
    ...numbers,
    ...wordsOf(draft),
    ...milestones,
    ...phases,
  };
  return { input, problems };
}

/** Everything but numbers and lists, as far as it was given and fits the measure. */
function wordsOf(draft: KeyResultDraft): Partial<KeyResultInput> {
  const { measure, scoredBy, valueFrom } = draft;
  const description = draft.description.trim();
  const unit = draft.unit.trim();
  return {
    ...(description ? { description } : {}),
    ...(unit && FIELDS[measure].length > 0 ? { unit } : {}),
    ...(mayBeKeptShare(measure) && scoredBy !== "LATEST" ? { scoredBy } : {}),
    ...(valueFrom !== "CHECK_INS" && sourcesOf(measure).includes(valueFrom) ? { valueFrom } : {}),
    ...(draft.startsOn ? { startsOn: draft.startsOn } : {}),
    ...(draft.dueOn ? { dueOn: draft.dueOn } : {}),
    ...(draft.indicator ? { indicator: draft.indicator } : {}),
    ...(draft.owner ? { ownerId: draft.owner.id } : {}),
    ...(draft.reporter ? { reporterId: draft.reporter.id } : {}),
  };
}
