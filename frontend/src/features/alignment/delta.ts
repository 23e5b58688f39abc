import type { Columns, Health } from "./columns";

/** One changed objective; what is absent stays. */
export type Changed = {
  readonly id: string;
  readonly title?: string;
  readonly progress?: number | null;
  readonly expected?: number | null;
  readonly confidence?: number | null;
  readonly health?: Health;
  readonly state?: string;
  readonly version?: number;
  readonly parentObjectiveId?: string | null;
};

export type Delta = {
  readonly upserted: readonly Changed[];
  readonly removedIds: readonly string[];
  readonly revision: string;
};

/** The columns after a delta, or null when it holds what only a fresh read can answer (a new row). */
export function applyDelta(columns: Columns, delta: Delta): Columns | null {
  const rows = new Map(columns.ids.map((id, row) => [id, row]));
  if (delta.upserted.some(({ id }) => !rows.has(id))) return null;
  const changed = withChanges(columns, rows, delta.upserted);
  const kept = delta.removedIds.length === 0 ? changed : without(changed, new Set(delta.removedIds));
  return { ...kept, revision: delta.revision };
}

function withChanges(columns: Columns, rows: ReadonlyMap<string, number>, upserted: readonly Changed[]): Columns {
  const next = {
    parents: [...columns.parents],
    titles: [...columns.titles],
    progress: [...columns.progress],
    expected: [...columns.expected],
    confidence: [...columns.confidence],
    health: [...columns.health],
    states: [...columns.states],
    versions: [...columns.versions],
  };
  for (const one of upserted) {
    const row = rows.get(one.id) as number;
    if (one.title !== undefined) next.titles[row] = one.title;
    if (one.progress !== undefined) next.progress[row] = one.progress;
    if (one.expected !== undefined) next.expected[row] = one.expected;
    if (one.confidence !== undefined) next.confidence[row] = one.confidence;
    if (one.health !== undefined) next.health[row] = one.health;
    if (one.state !== undefined) next.states[row] = one.state;
    if (one.version !== undefined) next.versions[row] = one.version;
    if (one.parentObjectiveId === null) next.parents[row] = null;
    else if (one.parentObjectiveId !== undefined) next.parents[row] = rows.get(one.parentObjectiveId) ?? null;
  }
  return { ...columns, ...next };
}

/** Rows left out; what stood under one of them stands at the top. */
function without(columns: Columns, removed: ReadonlySet<string>): Columns {
  const keep = columns.ids.flatMap((id, row) => (removed.has(id) ? [] : [row]));
  const moved = new Map(keep.map((row, at) => [row, at]));
  const picked = <T>(list: readonly T[]): T[] => keep.map((row) => list[row] as T);
  return {
    ...columns,
    count: keep.length,
    ids: picked(columns.ids),
    parents: picked(columns.parents).map((up) => (up === null ? null : (moved.get(up) ?? null))),
    titles: picked(columns.titles),
    progress: picked(columns.progress),
    expected: picked(columns.expected),
    confidence: picked(columns.confidence),
    health: picked(columns.health),
    kinds: picked(columns.kinds),
    levels: picked(columns.levels),
    states: picked(columns.states),
    keyResultCounts: picked(columns.keyResultCounts),
    belowCounts: picked(columns.belowCounts),
    ownerPositions: picked(columns.ownerPositions),
    unitPositions: picked(columns.unitPositions),
    extraTargets: picked(columns.extraTargets),
    versions: picked(columns.versions),
  };
}
