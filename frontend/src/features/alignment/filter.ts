import type { Alignment } from "./alignment";
import { type Columns, HEALTH_ORDER, type Health, unitOf } from "./columns";
import type { Forest } from "./forest";
import { found } from "./search";

export type Filter = {
  readonly text: string;
  /** A team with all teams under it. */
  readonly team: string | null;
  readonly owner: string | null;
  /** Empty means any. */
  readonly health: readonly Health[];
  /** Only what has findings. */
  readonly findings: boolean;
};

export type Filtered = {
  readonly active: boolean;
  /** 1 for each row that matches. */
  readonly matches: Uint8Array;
  /** How many matches stand strictly below each row: its ancestors are those with one or more. */
  readonly below: Int32Array;
  readonly count: number;
  /** Ancestors to open where the matches are few enough to be shown at once. */
  readonly opened: Uint8Array | undefined;
};

const SHOWN_AT_ONCE = 40;

function isActive(filter: Filter): boolean {
  const { text, team, owner, health, findings } = filter;
  return text.trim() !== "" || team !== null || owner !== null || health.length > 0 || findings;
}

/** 1 for each unit that is the team or under it. */
function unitsWithin(columns: Columns, team: string): Uint8Array {
  return Uint8Array.from(columns.units, (unit) =>
    unit.id === team || unit.path.some((step) => step.id === team) ? 1 : 0,
  );
}

function matching({ columns, health, findings, index }: Alignment, filter: Filter): Uint8Array {
  const matches = filter.text.trim() === "" ? new Uint8Array(columns.count).fill(1) : found(index(), filter.text);
  const healths = new Set(filter.health.map((one) => HEALTH_ORDER.indexOf(one)));
  const units = filter.team === null ? null : unitsWithin(columns, filter.team);
  for (let row = 0; row < matches.length; row += 1) {
    if (healths.size > 0 && !healths.has(health[row] as number)) matches[row] = 0;
    if (filter.findings && findings[row] === 0) matches[row] = 0;
    const unit = columns.unitPositions[row];
    if (units !== null && (unit == null || units[unit] !== 1)) matches[row] = 0;
    const owner = columns.ownerPositions[row];
    if (filter.owner !== null && (owner == null || columns.owners[owner]?.id !== filter.owner)) matches[row] = 0;
  }
  return matches;
}

/** What a filter finds. It hides nothing: the picture dims what neither matches nor leads to a match. */
export function filtered(alignment: Alignment, filter: Filter): Filtered {
  const { tree } = alignment;
  const active = isActive(filter);
  const matches = matching(alignment, filter);
  const below = new Int32Array(tree.size + 1);
  let count = 0;
  for (let rank = tree.order.length - 1; rank >= 0; rank -= 1) {
    const row = tree.order[rank] as number;
    const own = matches[row] ?? 0;
    count += own;
    const parent = tree.parents[row] as number;
    if (parent !== -1) below[parent] = (below[parent] as number) + (below[row] as number) + own;
  }
  const few = active && count > 0 && count <= SHOWN_AT_ONCE;
  const opened = few ? Uint8Array.from(below, (inside) => (inside > 0 ? 1 : 0)) : undefined;
  return { active, matches, below, count, opened };
}

/** Whether a row is drawn faint: it neither matches nor stands above a match. */
export function isDim(result: Filtered, row: number): boolean {
  return result.active && result.matches[row] !== 1 && result.below[row] === 0;
}

/** The match after (or before) a row in reading order, going round; -1 when there is none. */
export function nextMatch(tree: Forest, result: Filtered, from: number, by: 1 | -1): number {
  const total = tree.order.length;
  const start = from === -1 ? (by === 1 ? -1 : 0) : (tree.ranks[from] as number);
  for (let step = 1; step <= total; step += 1) {
    const row = tree.order[(start + by * step + total * 2) % total] as number;
    if (result.matches[row] === 1) return row;
  }
  return -1;
}

export type TeamChoice = { readonly id: string; readonly name: string; readonly depth: number };

/** Teams to choose from, each under its own: every unit that holds a row, and every one above those. */
export function teamChoices(columns: Columns): TeamChoice[] {
  const known = new Map<string, TeamChoice & { readonly key: string }>();
  for (let row = 0; row < columns.count; row += 1) {
    const unit = unitOf(columns, row);
    if (unit === null || known.has(unit.id)) continue;
    const way = unit.path.at(-1)?.id === unit.id ? unit.path : [...unit.path, unit];
    let key = "";
    way.forEach((step, depth) => {
      key += `\n${step.name}\t${step.id}`;
      if (!known.has(step.id)) known.set(step.id, { id: step.id, name: step.name, depth, key });
    });
  }
  return [...known.values()]
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ id, name, depth }) => ({ id, name, depth }));
}
