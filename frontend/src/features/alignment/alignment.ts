import { healthBelow, healthBytes } from "./below";
import { type Columns, rowsById } from "./columns";
import { type Forest, forest } from "./forest";
import { type SearchIndex, searchIndex } from "./search";

/** The whole tree as the page works with it: built once per answer, in typed lists, outside React. */
export type Alignment = {
  readonly columns: Columns;
  readonly tree: Forest;
  readonly rows: ReadonlyMap<string, number>;
  readonly health: Uint8Array;
  readonly below: Uint32Array;
  /** How many findings each row has; empty until they are known. */
  readonly findings: Uint16Array;
  /** Built when it is first asked for. */
  readonly index: () => SearchIndex;
};

export function alignmentOf(columns: Columns): Alignment {
  const tree = forest(columns);
  const health = healthBytes(columns);
  let index: SearchIndex | undefined;
  return {
    columns,
    tree,
    rows: rowsById(columns),
    health,
    below: healthBelow(tree, health),
    findings: new Uint16Array(tree.size + 1),
    index: () => {
      index ??= searchIndex(columns);
      return index;
    },
  };
}

/** The same rows with other values: what hangs on their places alone is kept. */
export function withValues(before: Alignment, columns: Columns): Alignment {
  if (columns.ids !== before.columns.ids || columns.parents !== before.columns.parents) return alignmentOf(columns);
  const health = columns.health === before.columns.health ? before.health : healthBytes(columns);
  const below = health === before.health ? before.below : healthBelow(before.tree, health);
  let index = columns.titles === before.columns.titles ? before.index : undefined;
  const made = () => {
    const found = searchIndex(columns);
    index = () => found;
    return found;
  };
  return { ...before, columns, health, below, index: () => index?.() ?? made() };
}

/** Makes the alignment of columns after columns, keeping of the last one what still holds. */
export function alignments(): (columns: Columns) => Alignment {
  let last: Alignment | null = null;
  return (columns) => {
    last = last === null ? alignmentOf(columns) : withValues(last, columns);
    return last;
  };
}

export type FindingColumns = { readonly ids: readonly string[]; readonly findingCounts: readonly number[] };

/** The same tree with the findings of its rows. */
export function withFindings(alignment: Alignment, given: FindingColumns | undefined): Alignment {
  if (given === undefined) return alignment;
  const findings = new Uint16Array(alignment.findings.length);
  given.ids.forEach((id, at) => {
    const row = alignment.rows.get(id);
    if (row !== undefined) findings[row] = given.findingCounts[at] ?? 0;
  });
  return { ...alignment, findings };
}

/** The findings read with the tree, with those that came since. */
export function withLater(
  read: FindingColumns | undefined,
  later: ReadonlyMap<string, number>,
): FindingColumns | undefined {
  if (read === undefined || later.size === 0) return read;
  return { ids: [...read.ids, ...later.keys()], findingCounts: [...read.findingCounts, ...later.values()] };
}
