import type { Alignment } from "./alignment";
import { type Unit, unitOf } from "./columns";
import { type Filtered, teamChoices } from "./filter";
import { isWithin } from "./forest";

/** What one slide shows: some objectives of a unit; the unit is null for those that belong to none. */
export type BranchSlide = {
  readonly unit: Unit | null;
  /** Every row of the branch, for its counts. */
  readonly all: readonly number[];
  readonly rows: readonly number[];
  /** Which part of the branch it is, from 1, where one slide has no room for all. */
  readonly part: number;
  readonly parts: number;
};

const ON_A_SLIDE = 5;
/** Keys beside the ids of units. */
const COMPANY = "company";
const NOBODYS = "none";

/** Rows by the branch that they are presented with, each in the order of the tree. */
function branches({ columns, tree }: Alignment, result: Filtered, branch: number): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const row of tree.order) {
    if (row >= tree.size || result.matches[row] !== 1) continue;
    if (branch !== -1 && !isWithin(tree, row, branch)) continue;
    const key = columns.levels[row] === "COMPANY" ? COMPANY : (unitOf(columns, row)?.id ?? NOBODYS);
    const rows = found.get(key);
    if (rows) rows.push(row);
    else found.set(key, [row]);
  }
  return found;
}

/** Branch by branch: the company, then each unit under the one above it, then what belongs to none. */
export function slidesOf(alignment: Alignment, result: Filtered, branch: number): BranchSlide[] {
  const { columns } = alignment;
  const found = branches(alignment, result, branch);
  const order = [COMPANY, ...teamChoices(columns).map(({ id }) => id), NOBODYS];
  return order.flatMap((key) => {
    const all = found.get(key) ?? [];
    const unit = key === NOBODYS || all[0] === undefined ? null : unitOf(columns, all[0]);
    const parts = Math.ceil(all.length / ON_A_SLIDE);
    return Array.from({ length: parts }, (_, at) => ({
      unit,
      all,
      rows: all.slice(at * ON_A_SLIDE, (at + 1) * ON_A_SLIDE),
      part: at + 1,
      parts,
    }));
  });
}
