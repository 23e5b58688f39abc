import { t } from "@lingui/core/macro";
import type {
  AlignmentKind,
  ObjectiveCreateInput,
  ObjectiveKind,
  ProgressSource,
  Visibility,
} from "../../graphql/generated/graphql";
import { typedNumber } from "../../lib/numbers";
import type { Choice } from "../../ui/Select";
import {
  freshKeyResult,
  isWritten,
  keyResultInput,
  type KeyResultDraft,
  LONGEST_TITLE,
  type Problems,
} from "./keyResultDraft";

/** What is said of an objective itself, as typed. */
export interface Fields {
  title: string;
  description: string;
  kind: ObjectiveKind;
  visibility: Visibility;
  owner: Choice | null;
  coOwners: Choice[];
  /** Who else sees it while it is PRIVATE. */
  named: Choice[];
  priorityIds: string[];
  progressFrom: ProgressSource;
  startsOn: string;
  dueOn: string;
}

/** A goal it aligns to. */
export interface TargetDraft extends Choice {
  kind: AlignmentKind;
  weight: string;
  primary: boolean;
}

/** A new objective as typed. */
export interface ObjectiveDraft extends Fields {
  /** Kept until the objective is there, so that saving twice makes one. */
  idempotencyKey: string;
  cycleId: string | null;
  keyResults: KeyResultDraft[];
  alignTo: TargetDraft[];
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
    coOwners: [],
    named: [],
    priorityIds: [],
    progressFrom: "BOTH",
    startsOn: "",
    dueOn: "",
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
    [draft.keyResults, draft.alignTo, draft.coOwners, draft.named, draft.priorityIds].every(Array.isArray)
  );
}

/** One more target: the first one is the primary one. */
export function withTarget(targets: readonly TargetDraft[], { id, name }: Choice): TargetDraft[] {
  if (targets.some((each) => each.id === id)) return [...targets];
  return [...targets, { id, name, kind: "CONTRIBUTES", weight: "1", primary: !targets.some((each) => each.primary) }];
}

/** Without a target; where it was the primary one, the next is. */
export function withoutTarget(targets: readonly TargetDraft[], id: string): TargetDraft[] {
  const rest = targets.filter((each) => each.id !== id);
  return rest.some((each) => each.primary)
    ? rest
    : rest.map((each, position) => ({ ...each, primary: position === 0 }));
}

export function primaryTarget(targets: readonly TargetDraft[], id: string): TargetDraft[] {
  return targets.map((each) => ({ ...each, primary: each.id === id }));
}

function alignmentsOf(targets: readonly TargetDraft[]) {
  const problems: Problems = {};
  const sent = targets.map((each) => {
    const typed = typedNumber(each.weight);
    const weight = typed.value ?? 1;
    const outside = weight < 0 || weight > 1_000_000 ? t`From 0 to 1,000,000` : null;
    const problem = typed.problem ?? outside;
    if (problem) problems[`alignTo.${each.id}`] = problem;
    return {
      toId: each.id,
      primary: each.primary,
      ...(each.kind === "SUPPORTS" ? { kind: each.kind } : {}),
      ...(weight === 1 ? {} : { weight }),
    };
  });
  return { sent, problems };
}

/** What is wrong with the fields of the objective itself. */
export function fieldProblems(fields: Fields): Problems {
  const title = fields.title.trim();
  const problems: Problems = {};
  if (title === "") problems["title"] = t`Say where we are going`;
  if (title.length > LONGEST_TITLE) problems["title"] = t`At most ${LONGEST_TITLE} characters`;
  if (!fields.owner) problems["owner"] = t`Choose who answers for it`;
  if (fields.startsOn && fields.dueOn && fields.dueOn < fields.startsOn)
    problems["dueOn"] = t`The last day is before the first one`;
  return problems;
}

/** A new objective as the API takes it, or null with what is wrong by field. Key results without any text are left out. */
export function objectiveInput(
  draft: ObjectiveDraft,
  publish: boolean,
): { input: ObjectiveCreateInput | null; problems: Problems } {
  const problems = fieldProblems(draft);
  if (!draft.cycleId) problems["cycle"] = t`Choose a cycle`;
  const keyResults = draft.keyResults.filter(isWritten).map((each) => {
    const made = keyResultInput(each);
    for (const [field, problem] of Object.entries(made.problems)) problems[`keyResults.${each.key}.${field}`] = problem;
    return made.input;
  });
  const alignments = alignmentsOf(draft.alignTo);
  Object.assign(problems, alignments.problems);
  if (Object.keys(problems).length > 0 || !draft.cycleId || !draft.owner) return { input: null, problems };
  const input: ObjectiveCreateInput = {
    idempotencyKey: draft.idempotencyKey,
    title: draft.title.trim(),
    cycleId: draft.cycleId,
    ownerId: draft.owner.id,
    kind: draft.kind,
    visibility: draft.visibility,
    keyResults,
    alignTo: alignments.sent,
    publish,
    ...chosenParts(draft),
  };
  return { input, problems: {} };
}

function chosenParts(draft: ObjectiveDraft): Partial<ObjectiveCreateInput> {
  const description = draft.description.trim();
  const isNaming = draft.visibility === "PRIVATE" && draft.named.length > 0;
  return {
    ...(description ? { description } : {}),
    ...(draft.coOwners.length > 0 ? { coOwnerIds: draft.coOwners.map((each) => each.id) } : {}),
    ...(isNaming ? { namedPersonIds: draft.named.map((each) => each.id) } : {}),
    ...(draft.priorityIds.length > 0 ? { priorityIds: draft.priorityIds } : {}),
    ...(draft.progressFrom === "BOTH" ? {} : { progressFrom: draft.progressFrom }),
    ...(draft.startsOn ? { startsOn: draft.startsOn } : {}),
    ...(draft.dueOn ? { dueOn: draft.dueOn } : {}),
  };
}
