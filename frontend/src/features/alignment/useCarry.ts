import { useMemo, useState } from "react";
import type { Alignment } from "./alignment";
import { type Landing, landing } from "./carrying";
import { titleOf } from "./words";

/** Where an objective was put; null for nothing, absent where it is yet to be chosen. */
export type Move = {
  readonly objectiveId: string;
  readonly target?: { readonly id: string; readonly name: string } | null;
};

/** One objective on its way to another place in the tree, by pointer or by keys. */
export type Carry = {
  /** Its row, -1 for none. */
  readonly row: number;
  readonly canPickUp: (row: number) => boolean;
  readonly pickUp: (row: number) => void;
  readonly landingOn: (target: number) => Landing;
  /** Puts it down, which asks whether that is meant. Where it cannot go it stays in the hand. */
  readonly put: (target: number) => boolean;
  readonly toNothing: () => void;
  readonly cancel: () => void;
};

/** `onMove` asks for confirmation; without it nothing is picked up, as in the past. */
export function useCarry(alignment: Alignment, onMove: ((move: Move) => void) | undefined): Carry {
  // By its id: the tree may be read again while it is carried.
  const [id, setId] = useState<string | null>(null);
  const row = id === null || onMove === undefined ? -1 : (alignment.rows.get(id) ?? -1);
  return useMemo(() => {
    const { tree, columns } = alignment;
    const idAt = (at: number) => columns.ids[at] ?? "";
    const canPickUp = (at: number) => onMove !== undefined && at >= 0 && at < tree.size;
    const down = (target: Move["target"]) => {
      setId(null);
      onMove?.({ objectiveId: idAt(row), ...(target === undefined ? {} : { target }) });
    };
    return {
      row,
      canPickUp,
      pickUp: (at) => canPickUp(at) && setId(idAt(at)),
      landingOn: (target) => landing(tree, row, target),
      put: (target) => {
        const { goes } = row === -1 ? { goes: "not" } : landing(tree, row, target);
        if (goes === "not") return false;
        down(goes === "nowhere" ? null : { id: idAt(target), name: titleOf(alignment, target) });
        return true;
      },
      toNothing: () => row !== -1 && down(null),
      cancel: () => setId(null),
    };
  }, [alignment, row, onMove]);
}
