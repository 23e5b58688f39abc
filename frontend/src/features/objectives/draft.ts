import type {
  Indicator,
  KeyResultInput,
  Measure,
  ObjectiveCreateInput,
  ObjectiveKind,
  Visibility,
} from "../../graphql/generated/graphql";
import { typedNumber } from "../../lib/numbers";
import type { Choice } from "../../ui/Select";

/** A key result as typed: numbers stay texts until they are sent. */
export interface KeyResultDraft {
  /** For the list on the screen alone. */
  key: string;
  title: string;
  measure: Measure;
  unit: string;
  start: string;
  target: string;
  low: string;
  high: string;
  milestones: { key: string; name: string; dueOn: string }[];
  dueOn: string;
  weight: string;
  indicator: Indicator | null;
}

/** A new objective as typed. */
export interface ObjectiveDraft {
  /** Kept until the objective is there, so that saving twice makes one. */
  idempotencyKey: string;
  title: string;
  description: string;
  kind: ObjectiveKind;
  visibility: Visibility;
  cycleId: string | null;
  owner: Choice | null;
  keyResults: KeyResultDraft[];
  alignTo: Choice[];
}

/** Problems by the field they belong to; the fields of key results are named "keyResults.<key>.<field>". */
export type Problems = Record<string, string>;

export const LONGEST_TITLE = 300;

export function freshKeyResult(): KeyResultDraft {
  return {
    key: crypto.randomUUID(),
    title: "",
    measure: "INCREASE",
    unit: "",
    start: "0",
    target: "",
    low: "",
    high: "",
    milestones: [],
    dueOn: "",
    weight: "1",
    indicator: null,
  };
}

export function freshObjective(given: Partial<ObjectiveDraft> = {}): ObjectiveDraft {
  return {
    idempotencyKey: crypto.randomUUID(),
    title: "",
    description: "",
    kind: "ASPIRATIONAL",
    visibility: "EVERYONE",
    cycleId: null,
    owner: null,
    keyResults: [freshKeyResult()],
    alignTo: [],
    ...given,
  };
}

export function isObjectiveDraft(value: unknown): value is ObjectiveDraft {
  if (typeof value !== "object" || value === null) return false;
  const draft = value as Partial<ObjectiveDraft>;
  return (
    typeof draft.idempotencyKey === "string" &&
    typeof draft.title === "string" &&
    Array.isArray(draft.keyResults) &&
    Array.isArray(draft.alignTo)
  );
}

/** Which of the number fields a measure has. */
export const FIELDS: Record<Measure, readonly ("start" | "target" | "low" | "high")[]> = {
  INCREASE: ["start", "target"],
  DECREASE: ["start", "target"],
  AT_LEAST: ["low"],
  AT_MOST: ["high"],
  IN_BAND: ["low", "high"],
  BINARY: [],
  MILESTONES: [],
  BASELINE: [],
};

const SENT_AS = { start: "startValue", target: "targetValue", low: "lowValue", high: "highValue" } as const;
type Numbers = Partial<Record<(typeof SENT_AS)[keyof typeof SENT_AS] | "weight", number>>;

function numbersOf(draft: KeyResultDraft): { numbers: Numbers; problems: Problems } {
  const numbers: Numbers = {};
  const problems: Problems = {};
  for (const field of FIELDS[draft.measure]) {
    const typed = typedNumber(draft[field]);
    if (typed.problem) problems[field] = typed.problem;
    else if (typed.value === null) problems[field] = "Give a number";
    else numbers[SENT_AS[field]] = typed.value;
  }
  const weight = typedNumber(draft.weight);
  if (weight.problem) problems["weight"] = weight.problem;
  else if (weight.value !== null && (weight.value < 0 || weight.value > 1_000_000))
    problems["weight"] = "From 0 to 1,000,000";
  else if (weight.value !== null) numbers.weight = weight.value;
  return { numbers, problems: { ...problems, ...directionProblems(draft.measure, numbers) } };
}

function directionProblems(
  measure: Measure,
  { startValue: start, targetValue: target, lowValue: low, highValue: high }: Numbers,
): Problems {
  if (low !== undefined && high !== undefined && low > high) return { high: "The upper end is below the lower one" };
  if (start === undefined || target === undefined) return {};
  if (start === target) return { target: "Start and target are the same" };
  if (measure === "INCREASE" && target < start) return { target: "An increase ends above its start" };
  if (measure === "DECREASE" && target > start) return { target: "A decrease ends below its start" };
  return {};
}

/** A key result as the API takes it, with what is wrong by field. */
export function keyResultInput(draft: KeyResultDraft): { input: KeyResultInput; problems: Problems } {
  const { numbers, problems } = numbersOf(draft);
  const title = draft.title.trim();
  const milestones = draft.milestones.filter((each) => each.name.trim() !== "");
  if (title === "") problems["title"] = "Say what is measured";
  if (title.length > LONGEST_TITLE) problems["title"] = `At most ${LONGEST_TITLE} characters`;
  if (draft.measure === "MILESTONES" && milestones.length === 0) problems["milestones"] = "Name at least one milestone";
  const input: KeyResultInput = {
    title,
    measure: draft.measure,
    ...numbers,
    ...(draft.unit.trim() && FIELDS[draft.measure].length > 0 ? { unit: draft.unit.trim() } : {}),
    ...(draft.dueOn ? { dueOn: draft.dueOn } : {}),
    ...(draft.indicator ? { indicator: draft.indicator } : {}),
    ...(draft.measure === "MILESTONES"
      ? {
          milestones: milestones.map((each) => ({
            name: each.name.trim(),
            ...(each.dueOn ? { dueOn: each.dueOn } : {}),
          })),
        }
      : {}),
  };
  return { input, problems };
}

/** A new objective as the API takes it, or null with what is wrong by field. Key results without any text are left out. */
export function objectiveInput(
  draft: ObjectiveDraft,
  publish: boolean,
): { input: ObjectiveCreateInput | null; problems: Problems } {
  const problems: Problems = {};
  const title = draft.title.trim();
  if (title === "") problems["title"] = "Say where we are going";
  if (title.length > LONGEST_TITLE) problems["title"] = `At most ${LONGEST_TITLE} characters`;
  if (!draft.cycleId) problems["cycle"] = "Choose a cycle";
  if (!draft.owner) problems["owner"] = "Choose who answers for it";
  const written = draft.keyResults.filter((each) => each.title.trim() !== "" || each.target.trim() !== "");
  const keyResults = written.map((each) => {
    const made = keyResultInput(each);
    for (const [field, problem] of Object.entries(made.problems)) problems[`keyResults.${each.key}.${field}`] = problem;
    return made.input;
  });
  if (Object.keys(problems).length > 0 || !draft.cycleId || !draft.owner) return { input: null, problems };
  const input: ObjectiveCreateInput = {
    idempotencyKey: draft.idempotencyKey,
    title,
    cycleId: draft.cycleId,
    ownerId: draft.owner.id,
    kind: draft.kind,
    visibility: draft.visibility,
    keyResults,
    alignTo: draft.alignTo.map((each, position) => ({ toId: each.id, primary: position === 0 })),
    publish,
    ...(draft.description.trim() ? { description: draft.description.trim() } : {}),
  };
  return { input, problems: {} };
}
