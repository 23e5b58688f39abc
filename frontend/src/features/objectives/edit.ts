import type {
  KeyResultUpdateInput,
  ObjectiveKind,
  ObjectiveUpdateInput,
  Visibility,
} from "../../graphql/generated/graphql";
import { fieldText } from "../../lib/numbers";
import { type KeyResultDraft, keyResultInput } from "./draft";
import type { Fields } from "./ObjectiveFields";

/** An objective as the server has it, as far as it is edited. */
export interface Stored {
  id: string;
  version: number;
  title: string;
  description?: string | null;
  kind: ObjectiveKind;
  visibility: Visibility;
  owner?: { id: string; name: string } | null;
}

/** An edit under way, and the version it began from. */
export interface ObjectiveEdit extends Fields {
  version: number;
}

export function editOf({ version, title, description, kind, visibility, owner }: Stored): ObjectiveEdit {
  return {
    version,
    title,
    description: description ?? "",
    kind,
    visibility,
    owner: owner ? { id: owner.id, name: owner.name } : null,
  };
}

export function isObjectiveEdit(value: unknown): value is ObjectiveEdit {
  if (typeof value !== "object" || value === null) return false;
  const edit = value as Partial<ObjectiveEdit>;
  return typeof edit.version === "number" && typeof edit.title === "string" && typeof edit.description === "string";
}

/** Only what was changed, in the words of the API; null when nothing was. */
export function changesOf(stored: Stored, edit: ObjectiveEdit): Omit<ObjectiveUpdateInput, "id" | "ifVersion"> | null {
  const changes: Omit<ObjectiveUpdateInput, "id" | "ifVersion"> = {};
  if (edit.title.trim() !== stored.title) changes.title = edit.title.trim();
  if (edit.description.trim() !== (stored.description ?? "")) changes.description = edit.description.trim() || null;
  if (edit.kind !== stored.kind) changes.kind = edit.kind;
  if (edit.visibility !== stored.visibility) changes.visibility = edit.visibility;
  if (edit.owner && edit.owner.id !== stored.owner?.id) changes.ownerId = edit.owner.id;
  return Object.keys(changes).length > 0 ? changes : null;
}

/** Fields in which two versions differ, with both texts: what one typed and what someone else saved. */
export function differences(mine: ObjectiveEdit, theirs: Stored): { field: string; mine: string; theirs: string }[] {
  const other = editOf(theirs);
  const texts = (edit: ObjectiveEdit) => ({
    Objective: edit.title.trim(),
    Why: edit.description.trim(),
    Owner: edit.owner?.name ?? "",
    Kind: edit.kind.toLowerCase(),
    "Seen by": edit.visibility.toLowerCase(),
  });
  const [a, b] = [texts(mine), texts(other)];
  return (Object.keys(a) as (keyof typeof a)[])
    .filter((field) => a[field] !== b[field])
    .map((field) => ({ field, mine: a[field], theirs: b[field] }));
}

export interface StoredKeyResult {
  id: string;
  version: number;
  title: string;
  measure: KeyResultDraft["measure"];
  unit?: string | null;
  startValue?: number | null;
  targetValue?: number | null;
  lowValue?: number | null;
  highValue?: number | null;
  dueOn?: string | null;
  weight: number;
  indicator?: KeyResultDraft["indicator"];
  milestones: readonly { id: string; name: string; dueOn?: string | null }[];
}

export function keyResultDraftOf(stored: StoredKeyResult): KeyResultDraft {
  return {
    key: stored.id,
    title: stored.title,
    measure: stored.measure,
    unit: stored.unit ?? "",
    start: fieldText(stored.startValue),
    target: fieldText(stored.targetValue),
    low: fieldText(stored.lowValue),
    high: fieldText(stored.highValue),
    dueOn: stored.dueOn ?? "",
    weight: fieldText(stored.weight),
    indicator: stored.indicator ?? null,
    milestones: stored.milestones.map((each) => ({ key: each.id, name: each.name, dueOn: each.dueOn ?? "" })),
  };
}

type KeyResultChanges = Omit<KeyResultUpdateInput, "id" | "ifVersion">;

/** Only what was changed of a key result; null when nothing was. Milestones change by check-in, not here. */
export function keyResultChanges(stored: StoredKeyResult, draft: KeyResultDraft): KeyResultChanges | null {
  const { milestones: _now, ...now } = keyResultInput(draft).input;
  const { milestones: _then, ...then } = keyResultInput(keyResultDraftOf(stored)).input;
  const before: Record<string, unknown> = then;
  const changed = Object.entries(now).filter(([field, value]) => value !== before[field]);
  const emptied = Object.keys(before)
    .filter((field) => !(field in now))
    .map((field) => [field, null] as const);
  const changes = Object.fromEntries<unknown>([...changed, ...emptied]) as KeyResultChanges;
  return Object.keys(changes).length > 0 ? changes : null;
}
