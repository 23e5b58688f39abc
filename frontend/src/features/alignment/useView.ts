import { type Dispatch, type SetStateAction, useCallback, useEffect, useState } from "react";
import { type Address, viewAddress, viewOf } from "./address";
import { pathTo } from "./forest";
import type { Placed } from "./tidy";
import type { Board } from "./useBoard";
import type { Change } from "./useAddress";
import { boxAround, broughtIn, cardBox, readable, type Size, slotAt, type View, wholeBox } from "./view";

/** Smallest scale at which a card is comfortable to read: the picture begins no smaller. */
const COMFORTABLE = 0.75;

type Kept = {
  view: View;
  placed: Placed;
  size: Size;
  at: number;
  branch: number;
  level: number;
  moves: number;
  /** Whether a hand has moved it: then the address names it. */
  byHand: boolean;
};

/** Where the picture begins: all of it if that can be read, else its top left; a branch with its path. */
function beginning(board: Board, placed: Placed, size: Size, least: number): View {
  if (board.branch === -1) return readable(wholeBox(placed), size, least);
  const slot = placed.slots[board.branch] as number;
  const way = pathTo(board.alignment.tree, board.branch).map((row) => placed.slots[row] as number);
  const below = [...placed.above.keys()].filter((one) => placed.above[one] === slot);
  return readable(boxAround(placed, [...way, slot, ...below]), size, least);
}

/** The view after cards have moved: the card that was worked on stays where it was on the screen. */
function followed(kept: Kept, placed: Placed, at: number): View {
  const center = slotAt(kept.placed, kept.view);
  for (const row of [at, center === -1 ? -1 : (kept.placed.rows[center] as number), placed.rows[0] ?? -1]) {
    const before = row === -1 ? -1 : (kept.placed.slots[row] ?? -1);
    const after = row === -1 ? -1 : (placed.slots[row] ?? -1);
    if (before === -1 || after === -1) continue;
    const [from, to] = [cardBox(kept.placed, before), cardBox(placed, after)];
    return { ...kept.view, x: kept.view.x + to.x - from.x, y: kept.view.y + to.y - from.y };
  }
  return kept.view;
}

type Start = { given: View | null; least: number };

function next(kept: Kept | null, board: Board, placed: Placed, size: Size, { given, least }: Start): View {
  if (kept === null) {
    if (given !== null) return given;
    const start = beginning(board, placed, size, least);
    const slot = board.at === -1 ? -1 : (placed.slots[board.at] as number);
    return slot === -1 ? start : broughtIn(start, size, cardBox(placed, slot));
  }
  const anew = kept.branch !== board.branch || (kept.level !== board.folding.level && board.at === -1);
  if (anew || kept.placed.slots.length !== placed.slots.length) return beginning(board, placed, size, least);
  const view = kept.placed === placed ? kept.view : followed(kept, placed, board.at);
  const slot = board.at === -1 ? -1 : (placed.slots[board.at] as number);
  const moved = board.at !== kept.at || (kept.size !== size && board.panel !== undefined);
  return moved && slot !== -1 ? broughtIn(view, size, cardBox(placed, slot)) : view;
}

/** The view over the picture; it follows the selection and what is folded, and rests in the address. */
export function useView(
  board: Board,
  placed: Placed,
  size: Size | null,
  address: Address,
  change: Change,
  /** The smallest scale to begin with; where the whole would be smaller, its corner is shown. */
  least = COMFORTABLE,
): [View | null, Dispatch<SetStateAction<View>>] {
  const [kept, setKept] = useState<Kept | null>(null);
  const { at, branch, folding, moves } = board;
  const stale =
    kept === null ||
    kept.placed !== placed ||
    kept.size !== size ||
    kept.at !== at ||
    kept.branch !== branch ||
    kept.moves !== moves;
  if (size !== null && stale) {
    const given = viewOf(address);
    const restored = kept !== null && kept.moves !== moves && (given !== null || kept.byHand);
    const before = restored ? null : kept;
    const view = next(before, board, placed, size, { given, least });
    setKept({ view, placed, size, at, branch, level: folding.level, moves, byHand: before?.byHand ?? given !== null });
  }
  const view = kept?.view ?? null;
  const byHand = kept?.byHand ?? false;
  useEffect(() => {
    if (view !== null && byHand) change(viewAddress(view), "quiet");
  }, [view, byHand, change]);
  const setView = useCallback<Dispatch<SetStateAction<View>>>((action) => {
    setKept((old) => old && { ...old, byHand: true, view: typeof action === "function" ? action(old.view) : action });
  }, []);
  return [view, setView];
}
