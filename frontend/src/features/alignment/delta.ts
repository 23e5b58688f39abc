import type { Columns, Health } from "./columns";

/** A changed objective in everything that the columns tell of it. */
export type Changed = {
  readonly id: string;
  readonly title: string;
  readonly progress?: number | null | undefined;
  readonly expected?: number | null | undefined;
  readonly confidence?: number | null | undefined;
  readonly health: Health;
  readonly kind: string;
  readonly level: string;
  readonly state: string;
  readonly version: number;
  readonly cycleId: string;
  readonly ownerId?: string | null | undefined;
  readonly parentObjectiveId?: string | null | undefined;
  readonly keyResults: { readonly totalCount: number; readonly nodes: readonly { readonly state: string }[] };
  readonly alignments: readonly { readonly primary: boolean }[];
};

/** What `objectiveChanges` answers. */
export type Delta = {
  readonly upserted: readonly Changed[];
  readonly removedIds: readonly string[];
  readonly revision: string;
};

/** What a delta is applied to: the columns, where each id stands in them, and the cycles that they are of. */
export type Held = {
  readonly columns: Columns;
  readonly rows: ReadonlyMap<string, number>;
  readonly cycles: ReadonlySet<string>;
};

/**
 * The columns after a delta; null where only a fresh read can say what stands where. Costs what changed, and a copy of
 * each list that it changes.
 */
export function applyDelta({ columns, rows, cycles }: Held, delta: Delta): Columns | null {
  // No objective changed, and yet something did: names, units or cycles around them.
  const isAround = delta.upserted.length === 0 && delta.removedIds.length === 0;
  if (isAround && delta.revision !== columns.revision) return null;
  if (delta.removedIds.some((id) => rows.has(id))) return null;
  const next = { ...columns, titles: [...columns.titles] };
  const changed: [number, Changed][] = [];
  for (const each of delta.upserted) {
    const row = rows.get(each.id);
    if (row === undefined && !cycles.has(each.cycleId)) continue;
    if (row === undefined || !isStill(columns, rows, row, each) || !staysAmong(next, row, each.title)) return null;
    next.titles[row] = each.title;
    changed.push([row, each]);
  }
  return { ...next, ...withValues(columns, changed), revision: delta.revision };
}

/** Whether a row still stands where it stood, for whom it stood there. */
function isStill(columns: Columns, rows: ReadonlyMap<string, number>, row: number, now: Changed): boolean {
  const owner = columns.ownerPositions[row];
  return (
    // What it stands under may be outside this tree.
    (rows.get(now.parentObjectiveId ?? "") ?? null) === (columns.parents[row] ?? null) &&
    (owner == null ? undefined : columns.owners[owner]?.id) === (now.ownerId ?? undefined) &&
    columns.levels[row] === now.level &&
    columns.extraTargets[row] === now.alignments.filter(({ primary }) => !primary).length &&
    now.keyResults.totalCount === now.keyResults.nodes.length
  );
}

/** Whether another title leaves a row between the siblings it stands between: they are in order of position, then title. */
function staysAmong({ titles, parents, count }: Columns, row: number, title: string): boolean {
  const before = titles[row] as string;
  if (before === title) return true;
  const above = parents[row] ?? null;
  const beside = (by: 1 | -1) => {
    let at = row + by;
    while (at >= 0 && at < count && (parents[at] ?? null) !== above) at += by;
    return titles[at];
  };
  return [beside(-1), beside(1)].every((other) => {
    if (other === undefined) return true;
    return other !== title && other !== before && other < title === other < before;
  });
}

function withValues(columns: Columns, changed: readonly [number, Changed][]): Partial<Columns> {
  const put = <T>(list: readonly T[], value: (now: Changed) => T): readonly T[] => {
    const differing = changed.filter(([row, now]) => list[row] !== value(now));
    if (differing.length === 0) return list;
    const next = [...list];
    for (const [row, now] of differing) next[row] = value(now);
    return next;
  };
  return {
    titles: put(columns.titles, ({ title }) => title),
    progress: put(columns.progress, ({ progress }) => progress ?? null),
    expected: put(columns.expected, ({ expected }) => expected ?? null),
    confidence: put(columns.confidence, ({ confidence }) => confidence ?? null),
    health: put(columns.health, ({ health }) => health),
    kinds: put(columns.kinds, ({ kind }) => kind),
    states: put(columns.states, ({ state }) => state),
    versions: put(columns.versions, ({ version }) => version),
    keyResultCounts: put(
      columns.keyResultCounts,
      ({ keyResults }) => keyResults.nodes.filter(({ state }) => state === "ACTIVE").length,
    ),
  };
}
