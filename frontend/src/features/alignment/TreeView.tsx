import { t } from "@lingui/core/macro";
import { useMemo } from "react";
import type { Address } from "./address";
import { Backdrop } from "./Backdrop";
import { CanvasChart, type Drawn } from "./CanvasChart";
import { isDim } from "./filter";
import { TreeCard } from "./TreeCard";
import { tidy } from "./tidy";
import type { Change } from "./useAddress";
import type { Board } from "./useBoard";
import { cardBox, detailAt, type Point, type Size, seen, slotAt, slotsIn, type View } from "./view";

const MOST_CARDS = 125;
const MARGIN_PX = 160;

/** Slots of the cards to draw as elements: what is near while that can be read, and always the selected one. */
function cardSlots(placed: ReturnType<typeof tidy>, view: View, size: Size, selected: number) {
  const inSight = slotsIn(placed, seen(view, size, 0));
  const detail = detailAt(view.zoom, inSight.length, MOST_CARDS);
  const near = detail === "cards" ? slotsIn(placed, seen(view, size, MARGIN_PX)) : [];
  const slots = near.length <= MOST_CARDS ? near : inSight;
  const one = selected !== -1 ? selected : (inSight[0] ?? 0);
  return { detail, slots: slots.includes(one) ? slots : [...slots, one] };
}

/** The tree as a picture: canvas for lines and far zoom, elements for the cards that can be read. */
export function TreeView({ board, address, change }: { board: Board; address: Address; change: Change }) {
  const { alignment, shown, open, result, at } = board;
  const placed = useMemo(() => tidy(alignment.tree, shown), [alignment.tree, shown]);
  const selectedSlot = at === -1 ? -1 : (placed.slots[at] as number);

  const rowAt = (point: Point) => {
    const slot = slotAt(placed, point);
    return slot === -1 ? -1 : (placed.rows[slot] as number);
  };
  const boxOf = (row: number) => {
    const slot = placed.slots[row] as number;
    return slot === -1 ? null : cardBox(placed, slot);
  };
  const onPress = (point: Point, target: Element) => {
    const fold = target.closest<HTMLElement>("[data-fold]");
    if (fold) return board.take({ does: "turn", row: Number(fold.dataset["fold"]) });
    const row = rowAt(point);
    if (row === -1) return;
    if (row === alignment.tree.lane) board.take({ does: "turn", row });
    else board.show(row, "open");
  };
  const draw = (view: View, size: Size): Drawn => {
    const { detail, slots } = cardSlots(placed, view, size, selectedSlot);
    return {
      detail,
      isFar: detail !== "cards",
      canvas: <Backdrop board={board} placed={placed} view={view} size={size} detail={detail} />,
      cards: slots.map((slot) => {
        const row = placed.rows[slot] as number;
        const { x, y } = cardBox(placed, slot);
        return (
          <TreeCard
            key={row}
            alignment={alignment}
            row={row}
            x={x}
            y={y}
            open={open[row] === 1}
            selected={row === at}
            dim={isDim(result, row)}
            matchesBelow={result.active ? (result.below[row] as number) : 0}
          />
        );
      }),
    };
  };
  return (
    <CanvasChart
      label={t`Alignment tree`}
      board={board}
      placed={placed}
      address={address}
      change={change}
      onPress={onPress}
      rowAt={rowAt}
      boxOf={boxOf}
      draw={draw}
    />
  );
}
