import { useMemo } from "react";
import { type Address, filterOf, foldingAddress, foldingOf } from "./address";
import type { Alignment } from "./alignment";
import { type Filtered, filtered, nextMatch } from "./filter";
import { atLevel, type Folding, firstLevel, openRows, revealed, shownRows, siblingsOpened, turned } from "./folding";
import { idOf, isWithin, LANE_ID } from "./forest";
import type { Step } from "./steps";
import type { Change, Kept } from "./addressKeeper";
import type { Carry } from "./useCarry";

/** What tree and outline draw, and what may be done to it: one selection, one fold, one filter for both. */
export type Board = {
  readonly alignment: Alignment;
  readonly result: Filtered;
  readonly folding: Folding;
  readonly open: Uint8Array;
  readonly shown: Int32Array;
  /** Selected row, -1 for none. */
  readonly at: number;
  /** Row of the branch shown alone, -1 for the whole. */
  readonly branch: number;
  readonly panel: "open" | "peek" | undefined;
  /** How often the view was to be taken from the address. */
  readonly moves: number;
  /** What is on its way to another place. */
  readonly carry: Carry;
  readonly take: (step: Step) => void;
  readonly show: (row: number, panel?: "open") => void;
  readonly foldTo: (level: number) => void;
  readonly toMatch: (by: 1 | -1) => void;
  readonly focusOn: (row: number) => void;
};

/** The row that an id of the address names, -1 where there is none. */
function rowNamed(alignment: Alignment, id: string | undefined): number {
  if (id === undefined) return -1;
  return id === LANE_ID ? alignment.tree.lane : (alignment.rows.get(id) ?? -1);
}

type Doing = {
  alignment: Alignment;
  folding: Folding;
  result: Filtered;
  at: number;
  branch: number;
  panel: Address["panel"];
};

/** Nothing stays open that Esc could close: first the panel, then the branch, then the selection. */
function backFrom({ panel, branch }: Doing): Partial<Address> {
  if (panel !== undefined) return { panel: undefined };
  if (branch !== -1) return { focus: undefined };
  return { selected: undefined };
}

function actionsOf(doing: Doing, change: Change) {
  const { alignment, folding, result, at, branch } = doing;
  const { tree, columns } = alignment;
  const fold = (next: Folding, patch: Partial<Address> = {}) => change({ open: foldingAddress(next), ...patch });
  const select = (row: number) => change({ selected: idOf(columns, row) });
  const show = (row: number, panel?: "open") => {
    const inBranch = branch === -1 || isWithin(tree, row, branch) || isWithin(tree, branch, row);
    const patch = { selected: idOf(columns, row), ...(panel && { panel }), ...(inBranch ? {} : { focus: undefined }) };
    const seen = revealed(tree, columns, folding, row);
    // A panel that opens is a step that Back undoes; going from one to the next in it is none.
    const how = panel !== undefined && doing.panel === undefined ? "push" : "replace";
    change(seen === folding ? patch : { open: foldingAddress(seen), ...patch }, how);
  };
  const take = (step: Step) => {
    if (step.does === "select") select(step.row);
    if (step.does === "turn") fold(turned(folding, idOf(columns, step.row)), { selected: idOf(columns, step.row) });
    if (step.does === "openSiblings") fold(siblingsOpened(tree, columns, folding, step.row));
    if (step.does === "foldTo") fold(atLevel(folding.level + step.by));
    if (step.does === "open" && at < tree.size) change({ panel: "open" }, "push");
    if (step.does === "peek") change({ panel: doing.panel === undefined ? "peek" : undefined });
    if (step.does === "back") change(backFrom(doing));
  };
  return {
    take,
    show,
    foldTo: (level: number) => fold(atLevel(level)),
    focusOn: (row: number) =>
      change(
        { focus: row === -1 ? undefined : idOf(columns, row), x: undefined, y: undefined, zoom: undefined },
        "push",
      ),
    toMatch: (by: 1 | -1) => {
      const row = nextMatch(tree, result, at, by);
      if (row !== -1) show(row);
    },
  };
}

/** Derives the whole board from the data and the address; only the address is state. */
export function useBoard(alignment: Alignment, kept: Kept & { change: Change }, carry: Carry): Board {
  const { address, moves, change } = kept;
  const { tree, columns } = alignment;
  const { q, team, owner, health, findings } = address;
  const result = useMemo(
    () => filtered(alignment, filterOf({ q, team, owner, health, findings })),
    [alignment, q, team, owner, health, findings],
  );
  const first = useMemo(() => firstLevel(tree), [tree]);
  const folding = useMemo(() => foldingOf(address.open, first), [address.open, first]);
  const branch = rowNamed(alignment, address.focus);
  const at = rowNamed(alignment, address.selected);
  const open = useMemo(() => openRows(tree, columns, folding, result.opened), [tree, columns, folding, result]);
  const shown = useMemo(() => shownRows(tree, open, branch), [tree, open, branch]);
  const panel = at === -1 || at >= tree.size ? undefined : address.panel;
  const actions = useMemo(
    () => actionsOf({ alignment, folding, result, at, branch, panel }, change),
    [alignment, folding, result, at, branch, panel, change],
  );
  return useMemo(
    () => ({ alignment, result, folding, open, shown, at, branch, panel, moves, carry, ...actions }),
    [alignment, result, folding, open, shown, at, branch, panel, moves, carry, actions],
  );
}
