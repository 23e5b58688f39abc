import { t } from "@lingui/core/macro";
import type { KeyResultUpdateInput, ObjectiveUpdateInput, ProgressSource } from "../../graphql/generated/graphql";
import { fieldText, typedNumber } from "../../lib/numbers";
import { codeText } from "../../lib/words";
import type { Choice } from "../../ui/Select";
import type { Fields } from "./draft";
import { isByPercent, type KeyResultDraft, keyResultInput } from "./keyResultDraft";

type Named = { id: string; name: string };

/** The healths that an owner may state. */
export const STATED = ["ON_TRACK", "AT_RISK", "OFF_TRACK", "DONE"] as const;
export type Stated = (typeof STATED)[number];

/** An objective as the server has it, as far as it is edited. */
export interface Stored {
  id: string;
  version: number;
  title: string;
  description?: string | null;
  kind: Fields["kind"];
  visibility: Fields["visibility"];
  owner?: Named | null;
  coOwners: readonly Named[];
  namedPeople: readonly Named[];
  priorities: readonly Named[];
  progressFrom: ProgressSource;
  manualProgress?: number | null;
  statedHealth?: string | null;
  statedHealthNote?: string | null;
  startsOn: string;
  dueOn: string;
}

/** An edit under way, and the version it began from. */
export interface ObjectiveEdit extends Fields {
  version: number;
  /** In percent, as typed. */
  manual: string;
  stated: Stated | null;
  statedNote: string;
}

const choice = ({ id, name }: Named): Choice => ({ id, name });

/** Percent as it stands in a field, without what binary fractions add. */
const percentText = (share: number | null | undefined) =>
  typeof share === "number" ? fieldText(Math.round(share * 1e6) / 1e4) : "";

export function editOf(stored: Stored): ObjectiveEdit {
  return {
    version: stored.version,
    title: stored.title,
    description: stored.description ?? "",
    kind: stored.kind,
    visibility: stored.visibility,
    owner: stored.owner ? choice(stored.owner) : null,
    coOwners: stored.coOwners.map(choice),
    named: stored.namedPeople.map(choice),
    priorityIds: stored.priorities.map((each) => each.id),
    progressFrom: stored.progressFrom,
    startsOn: stored.startsOn,
    dueOn: stored.dueOn,
    manual: percentText(stored.manualProgress),
    stated: STATED.find((each) => each === stored.statedHealth) ?? null,
    statedNote: stored.statedHealthNote ?? "",
  };
}

export function isObjectiveEdit(value: unknown): value is ObjectiveEdit {
  if (typeof value !== "object" || value === null) return false;
  const edit = value as Partial<ObjectiveEdit>;
  return (
    typeof edit.version === "number" &&
    typeof edit.title === "string" &&
    typeof edit.manual === "string" &&
    [edit.coOwners, edit.named, edit.priorityIds].every(Array.isArray)
  );
}

/** A share from a percentage as typed, or what is wrong with it. */
export function manualShare(text: string): { share: number | null; problem: string | null } {
  const { value, problem } = typedNumber(text.replace(/%\s*$/, ""));
  if (problem) return { share: null, problem };
  if (value === null) return { share: null, problem: t`Give a number from 0 to 100` };
  return value < 0 || value > 100
    ? { share: null, problem: t`From 0 to 100` }
    : { share: Math.round(value * 1e4) / 1e6, problem: null };
}

type ObjectiveChanges = Omit<ObjectiveUpdateInput, "id" | "ifVersion">;
const ids = (choices: readonly { id: string }[]) => choices.map((each) => each.id);
const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((each) => b.includes(each));

/** Only what was changed, in the words of the API; null when nothing was. */
export function changesOf(stored: Stored, edit: ObjectiveEdit): ObjectiveChanges | null {
  const before = editOf(stored);
  const changes: ObjectiveChanges = { ...wordChanges(stored, edit), ...numberChanges(before, edit) };
  if (edit.owner && edit.owner.id !== stored.owner?.id) changes.ownerId = edit.owner.id;
  if (!sameSet(ids(edit.coOwners), ids(before.coOwners))) changes.coOwnerIds = ids(edit.coOwners);
  if (!sameSet(ids(edit.named), ids(before.named))) changes.namedPersonIds = ids(edit.named);
  if (!sameSet(edit.priorityIds, before.priorityIds)) changes.priorityIds = edit.priorityIds;
  return Object.keys(changes).length > 0 ? changes : null;
}

function wordChanges(stored: Stored, edit: ObjectiveEdit): ObjectiveChanges {
  const changes: ObjectiveChanges = {};
  if (edit.title.trim() !== stored.title) changes.title = edit.title.trim();
  if (edit.description.trim() !== (stored.description ?? "")) changes.description = edit.description.trim() || null;
  if (edit.kind !== stored.kind) changes.kind = edit.kind;
  if (edit.visibility !== stored.visibility) changes.visibility = edit.visibility;
  if (edit.startsOn && edit.startsOn !== stored.startsOn) changes.startsOn = edit.startsOn;
  if (edit.dueOn && edit.dueOn !== stored.dueOn) changes.dueOn = edit.dueOn;
  return changes;
}

function numberChanges(before: ObjectiveEdit, edit: ObjectiveEdit): ObjectiveChanges {
  const changes: ObjectiveChanges = {};
  if (edit.progressFrom !== before.progressFrom) changes.progressFrom = edit.progressFrom;
  if (edit.progressFrom === "MANUAL" && (edit.manual !== before.manual || changes.progressFrom))
    changes.manualProgress = manualShare(edit.manual).share;
  if (edit.stated !== before.stated) changes.statedHealth = edit.stated;
  const note = edit.stated ? edit.statedNote.trim() : "";
  if (note !== before.statedNote) changes.statedHealthNote = note || null;
  return changes;
}

const names = (choices: readonly Choice[]) => choices.map((each) => each.name).join(", ");

/** Fields in which two versions differ, with both texts: what one typed and what someone else saved. */
export function differences(mine: ObjectiveEdit, theirs: Stored): { field: string; mine: string; theirs: string }[] {
  const nameOf = new Map(theirs.priorities.map((each) => [each.id, each.name]));
  const texts = (edit: ObjectiveEdit) => ({
    [t`Objective`]: edit.title.trim(),
    [t`Why`]: edit.description.trim(),
    [t`Owner`]: edit.owner?.name ?? "",
    [t`Shared with`]: names(edit.coOwners),
    [t`Kind`]: codeText(edit.kind),
    [t`Seen by`]: codeText(edit.visibility),
    [t`People named`]: names(edit.named),
    [t`Priorities`]: edit.priorityIds.map((id) => nameOf.get(id) ?? t`another`).join(", "),
    [t`First day`]: edit.startsOn,
    [t`Last day`]: edit.dueOn,
    [t`Progress from`]: codeText(edit.progressFrom),
    [t`Progress by hand`]: edit.progressFrom === "MANUAL" && edit.manual ? `${edit.manual} %` : "",
    [t`Health as stated`]: edit.stated ? codeText(edit.stated) : "",
  });
  return differing(texts(mine), texts(editOf(theirs)));
}

/** The fields in which two texts by field are not the same. */
export function differing(mine: Readonly<Record<string, string>>, theirs: Readonly<Record<string, string>>) {
  return Object.entries(mine)
    .map(([field, text]) => ({ field, mine: text, theirs: theirs[field] ?? "" }))
    .filter((each) => each.mine !== each.theirs);
}

/** A key result as the server has it, as far as it is edited. */
export interface StoredKeyResult {
  id: string;
  version: number;
  title: string;
  description?: string | null;
  measure: KeyResultDraft["measure"];
  scoredBy: KeyResultDraft["scoredBy"];
  valueFrom: KeyResultDraft["valueFrom"];
  unit?: string | null;
  startValue?: number | null;
  targetValue?: number | null;
  lowValue?: number | null;
  highValue?: number | null;
  startsOn: string;
  dueOn: string;
  weight: number;
  indicator?: KeyResultDraft["indicator"];
  owner?: Named | null;
  reporter?: Named | null;
  /** Its objective, whose owner answers for it unless another is named. */
  objective: { id: string; ownerId?: string | null };
  phasedTargets: readonly { on: string; value: number }[];
  milestones: readonly { id: string; name: string; dueOn?: string | null; weight: number }[];
}

export function keyResultDraftOf(stored: StoredKeyResult): KeyResultDraft {
  return {
    key: stored.id,
    title: stored.title,
    description: stored.description ?? "",
    measure: stored.measure,
    scoredBy: stored.scoredBy,
    valueFrom: stored.valueFrom,
    unit: stored.unit ?? "",
    start: fieldText(stored.startValue),
    target: fieldText(stored.targetValue),
    byPercent: false,
    low: fieldText(stored.lowValue),
    high: fieldText(stored.highValue),
    startsOn: stored.startsOn,
    dueOn: stored.dueOn,
    weight: fieldText(stored.weight),
    indicator: stored.indicator ?? null,
    owner: stored.owner && stored.owner.id !== stored.objective.ownerId ? choice(stored.owner) : null,
    reporter: stored.reporter ? choice(stored.reporter) : null,
    phases: stored.phasedTargets.map(({ on, value }) => ({ key: on, on, value: fieldText(value) })),
    milestones: stored.milestones.map(({ id, name, dueOn, weight }) => {
      return { key: id, id, name, dueOn: dueOn ?? "", weight: fieldText(weight) };
    }),
  };
}

type KeyResultChanges = Omit<KeyResultUpdateInput, "id" | "ifVersion">;
/** What a field goes back to when it is emptied, where that is not null. */
const EMPTIED: Record<string, unknown> = {
  scoredBy: "LATEST",
  valueFrom: "CHECK_INS",
  milestones: [],
  phasedTargets: [],
};
const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Only what was changed of a key result; null when nothing was. Which milestones are done changes by check-in, not here. */
export function keyResultChanges(stored: StoredKeyResult, draft: KeyResultDraft): KeyResultChanges | null {
  const now = keyResultInput(draft).input;
  const before = keyResultInput(keyResultDraftOf(stored)).input as unknown as Record<string, unknown>;
  const changed = Object.entries(now).filter(([field, value]) => !same(value, before[field]));
  const emptied = Object.keys(before)
    .filter((field) => !(field in now))
    .map((field) => [field, EMPTIED[field] ?? null] as const);
  const changes = Object.fromEntries<unknown>([...changed, ...emptied]) as KeyResultChanges;
  return Object.keys(changes).length > 0 ? changes : null;
}

/** Fields in which what one typed differs from what someone else saved of a key result. */
export function keyResultDifferences(mine: KeyResultDraft, theirs: StoredKeyResult) {
  const texts = (draft: KeyResultDraft) => ({
    [t`Key result`]: draft.title.trim(),
    [t`More`]: draft.description.trim(),
    [t`Measure`]: codeText(draft.measure),
    [t`Start`]: draft.start,
    [t`Target`]: isByPercent(draft) ? t`by ${draft.target} %` : draft.target,
    [t`Low`]: draft.low,
    [t`High`]: draft.high,
    [t`Unit`]: draft.unit.trim(),
    [t`First day`]: draft.startsOn,
    [t`Due on`]: draft.dueOn,
    [t`Weight`]: draft.weight,
    [t`Owner`]: draft.owner?.name ?? "",
    [t`Reporter`]: draft.reporter?.name ?? "",
    [t`Milestones`]: draft.milestones
      .map((each) => `${each.name} (${each.dueOn || t`no day`}, ${each.weight})`)
      .join("; "),
    [t`On the way`]: draft.phases.map((each) => `${each.on}: ${each.value}`).join("; "),
  });
  return differing(texts(mine), texts(keyResultDraftOf(theirs)));
}
