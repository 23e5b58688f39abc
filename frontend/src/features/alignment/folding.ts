import type { Columns } from "./columns";
import { type Forest, idOf, isWithin, pathTo } from "./forest";

/**
 * What is open: rows less deep than `level`, except that those named in `toggled` are the other way round.
 * Two small values, so that a fold fits into a URL whatever the size of the tree.
 */
export type Folding = { readonly level: number; readonly toggled: ReadonlySet<string> };

export const DEEPEST = 60;
const ROWS_AT_FIRST = 48;

/** Level to begin with: the deepest of three that still shows few enough rows to read. */
export function firstLevel(tree: Forest): number {
  const upTo = [0, 0, 0, 0];
  for (const row of tree.order) {
    const depth = tree.depths[row] as number;
    for (let level = depth; level < upTo.length; level += 1) upTo[level] = (upTo[level] as number) + 1;
  }
  for (const level of [2, 1]) if ((upTo[level] as number) <= ROWS_AT_FIRST) return level;
  return 1;
}

/** 1 for each row whose children are shown. `also` opens further rows without remembering them. */
export function openRows(tree: Forest, columns: Columns, folding: Folding, also?: Uint8Array): Uint8Array {
  const open = new Uint8Array(tree.size + 1);
  for (const row of tree.order) {
    if (tree.childCounts[row] === 0) continue;
    const byLevel = (tree.depths[row] as number) < folding.level;
    const turned = folding.toggled.size > 0 && folding.toggled.has(idOf(columns, row));
    open[row] = byLevel !== turned || also?.[row] === 1 ? 1 : 0;
  }
  return open;
}

/** Rows on the screen, top down. With a branch, only it and its way to the top. */
export function shownRows(tree: Forest, open: Uint8Array, branch = -1): Int32Array {
  const shown = new Int32Array(tree.order.length);
  let count = 0;
  for (let rank = 0; rank < tree.order.length; ) {
    const row = tree.order[rank] as number;
    const above = branch !== -1 && row !== branch && isWithin(tree, branch, row);
    if (branch !== -1 && !above && !isWithin(tree, row, branch)) {
      rank = tree.ends[row] as number;
      continue;
    }
    shown[count] = row;
    count += 1;
    rank = open[row] === 1 || above ? rank + 1 : (tree.ends[row] as number);
  }
  return shown.slice(0, count);
}

/** The same folding with one row opened or closed. */
export function turned(folding: Folding, id: string): Folding {
  const toggled = new Set(folding.toggled);
  if (!toggled.delete(id)) toggled.add(id);
  return { ...folding, toggled };
}

/** Folding at a level, with nothing turned. */
export function atLevel(level: number): Folding {
  return { level: Math.max(0, Math.min(DEEPEST, level)), toggled: new Set() };
}

/** The same folding with everything above `row` open, so that it is on the screen. */
export function revealed(tree: Forest, columns: Columns, folding: Folding, row: number): Folding {
  const open = openRows(tree, columns, folding);
  return pathTo(tree, row)
    .filter((up) => open[up] === 0)
    .reduce((next, up) => turned(next, idOf(columns, up)), folding);
}

/** The same folding with a row and its siblings open. */
export function siblingsOpened(tree: Forest, columns: Columns, folding: Folding, row: number): Folding {
  const open = openRows(tree, columns, folding);
  const parent = tree.parents[row] as number;
  const closed: string[] = [];
  for (let sibling = 0; sibling <= tree.size; sibling += 1) {
    const here = tree.parents[sibling] === parent && (sibling < tree.size || tree.lane !== -1);
    if (here && tree.childCounts[sibling] !== 0 && open[sibling] === 0) closed.push(idOf(columns, sibling));
  }
  return closed.reduce(turned, folding);
}
