import type { Columns } from "./columns";

/** The row after the last objective: it stands above everything that is aligned to nothing. */
export const LANE_ID = "not-aligned";

/**
 * Shape: who is under whom. Rows are positions in the columns; the lane, where there is one, is row `size`.
 * A subtree is a range of `order`: from `ranks[row]` up to `ends[row]`.
 */
export type Forest = {
  readonly size: number;
  /** Row of the lane of unaligned objectives, or -1. */
  readonly lane: number;
  /** -1 at the top. */
  readonly parents: Int32Array;
  readonly depths: Int32Array;
  readonly order: Int32Array;
  readonly ranks: Int32Array;
  readonly ends: Int32Array;
  readonly childCounts: Int32Array;
  /** Place among its siblings, from 1. */
  readonly positions: Int32Array;
  /** How many stand at the top, the lane included. */
  readonly tops: number;
  /** Rows below company level that align to nothing. */
  readonly unaligned: readonly number[];
};

/** Parents as safe positions: what is missing, out of range or part of a loop stands at the top. */
function soundParents(columns: Columns): Int32Array {
  const { count } = columns;
  const parents = new Int32Array(count + 1).fill(-1);
  for (let row = 0; row < count; row += 1) {
    const parent = columns.parents[row];
    if (parent != null && Number.isInteger(parent) && parent >= 0 && parent < count && parent !== row) {
      parents[row] = parent;
    }
  }
  const walkOf = new Int32Array(count + 1);
  for (let start = 0; start < count; start += 1) {
    let row = start;
    while (row !== -1 && walkOf[row] === 0) {
      walkOf[row] = start + 1;
      const up = parents[row] as number;
      if (up !== -1 && walkOf[up] === start + 1) parents[row] = -1;
      row = parents[row] as number;
    }
  }
  return parents;
}

function isUnaligned(columns: Columns, row: number): boolean {
  return columns.parents[row] == null && columns.levels[row] !== "COMPANY" && !columns.extraTargets[row];
}

type Links = { first: Int32Array; next: Int32Array; childCounts: Int32Array };

/** Children as linked lists in row order; `first[size + 1]` begins the top. */
function linksOf(parents: Int32Array, size: number): Links {
  const top = size + 1;
  const first = new Int32Array(size + 2).fill(-1);
  const next = new Int32Array(size + 1).fill(-1);
  const childCounts = new Int32Array(size + 1);
  for (let row = size; row >= 0; row -= 1) {
    const parent = parents[row] as number;
    const under = parent === -1 ? top : parent;
    next[row] = first[under] as number;
    first[under] = row;
    if (parent !== -1) childCounts[parent] = (childCounts[parent] as number) + 1;
  }
  return { first, next, childCounts };
}

function walked(parents: Int32Array, links: Links, size: number, lane: number) {
  const order = new Int32Array(lane === -1 ? size : size + 1);
  const ranks = new Int32Array(size + 1);
  const ends = new Int32Array(size + 1);
  const depths = new Int32Array(size + 1);
  let rank = 0;
  let row = links.first[size + 1] as number;
  while (row !== -1) {
    if (row === size && lane === -1) break;
    order[rank] = row;
    ranks[row] = rank;
    rank += 1;
    const parent = parents[row] as number;
    depths[row] = parent === -1 ? 0 : (depths[parent] as number) + 1;
    let step = links.first[row] as number;
    let at = row;
    while (step === -1 && at !== -1) {
      ends[at] = rank;
      step = links.next[at] as number;
      if (step === -1) at = parents[at] as number;
    }
    row = step;
  }
  return { order, ranks, ends, depths };
}

/** The forest of the rows. No data can make it throw or turn for ever. */
export function forest(columns: Columns): Forest {
  const size = columns.count;
  const parents = soundParents(columns);
  const unaligned: number[] = [];
  let tops = 0;
  for (let row = 0; row < size; row += 1) {
    if (parents[row] !== -1) continue;
    tops += 1;
    if (isUnaligned(columns, row)) unaligned.push(row);
  }
  // When nothing is aligned there is no tree to stand beside, and a lane would only push it one step down.
  const lane = unaligned.length > 0 && unaligned.length < tops ? size : -1;
  if (lane !== -1) for (const row of unaligned) parents[row] = lane;
  const links = linksOf(parents, size);
  const walk = walked(parents, links, size, lane);
  return { size, lane, parents, ...walk, ...placesOf(parents, walk.order), childCounts: links.childCounts, unaligned };
}

function placesOf(parents: Int32Array, order: Int32Array): { positions: Int32Array; tops: number } {
  const positions = new Int32Array(parents.length);
  const seen = new Int32Array(parents.length + 1);
  for (const row of order) {
    const parent = (parents[row] as number) + 1;
    seen[parent] = (seen[parent] as number) + 1;
    positions[row] = seen[parent] as number;
  }
  return { positions, tops: seen[0] as number };
}

/** Id of a row: an objective's, or the lane's own name. */
export function idOf(columns: Columns, row: number): string {
  return columns.ids[row] ?? LANE_ID;
}

/** Whether `row` is `above` or stands anywhere under it. */
export function isWithin(tree: Forest, row: number, above: number): boolean {
  const rank = tree.ranks[row] as number;
  return rank >= (tree.ranks[above] as number) && rank < (tree.ends[above] as number);
}

/** Rows from the top down to the one above `row`. */
export function pathTo(tree: Forest, row: number): number[] {
  const path: number[] = [];
  for (let up = tree.parents[row] as number; up !== -1; up = tree.parents[up] as number) path.push(up);
  return path.toReversed();
}

/** How many objectives stand below a row. */
export function sizeBelow(tree: Forest, row: number): number {
  return (tree.ends[row] as number) - (tree.ranks[row] as number) - 1;
}
