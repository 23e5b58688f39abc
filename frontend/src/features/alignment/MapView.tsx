import { t } from "@lingui/core/macro";
import { useCallback, useMemo } from "react";
import type { Address } from "./address";
import { Backdrop, type Paint } from "./Backdrop";
import { CanvasChart, type Drawn } from "./CanvasChart";
import { drawMap } from "./drawMap";
import { isDim } from "./filter";
import { shownRows } from "./folding";
import { boxOf, packed, type Packed, slotUnder } from "./packing";
import type { Step } from "./steps";
import { TreeCard } from "./TreeCard";
import type { Change } from "./useAddress";
import type { Board } from "./useBoard";
import { useCrossing, useMeasures } from "./useMapDetails";
import { cardBox, detailAt, type Point, type Size, seen, slotsIn, type View } from "./view";

const MOST_CARDS = 125;
const MARGIN_PX = 120;
/** From here on a card has room for its key results. */
const MEASURES_FROM = 1.4;

/** Cards to draw as elements: what is near while that can be read, and always the selected one. */
function cardSlots(placed: Packed, view: View, size: Size, selected: number) {
  const near = slotsIn(placed, seen(view, size, MARGIN_PX));
  const detail = detailAt(view.zoom, near.length, MOST_CARDS);
  const slots = detail === "cards" ? near : [];
  return { detail, slots: selected === -1 || slots.includes(selected) ? slots : [...slots, selected] };
}

/** The board as the map has it: everything is open, and what would fold goes out of a container. */
function unfolded(board: Board, open: Uint8Array, shown: Int32Array): Board {
  const { tree } = board.alignment;
  const take = (step: Step) => {
    if (step.does === "turn") board.take({ does: "select", row: tree.parents[step.row] as number });
    else if (step.does !== "foldTo" && step.does !== "openSiblings") board.take(step);
  };
  return { ...board, open, shown, take };
}

type MapCardsProps = { board: Board; placed: Packed; slots: readonly number[]; hasMeasures: boolean };

/** The cards that can be read; near ones with their key results. */
function MapCards({ board: { alignment, result, at }, placed, slots, hasMeasures }: MapCardsProps) {
  const rows = slots.map((slot) => placed.rows[slot] as number);
  const measures = useMeasures(alignment, hasMeasures ? rows : []);
  return slots.map((slot, position) => {
    const row = rows[position] as number;
    const { x, y } = cardBox(placed, slot);
    return (
      <TreeCard
        key={row}
        alignment={alignment}
        row={row}
        x={x}
        y={y}
        open
        selected={row === at}
        dim={isDim(result, row)}
        matchesBelow={result.active ? (result.below[row] as number) : 0}
        measures={measures.get(alignment.columns.ids[row] ?? "")}
      />
    );
  });
}

/** The whole company as containers in containers: heat from afar, then titles, then cards, then their key results. */
export default function MapView({ board: given, address, change }: { board: Board; address: Address; change: Change }) {
  const { alignment, at, branch } = given;
  const { tree } = alignment;
  const open = useMemo(() => new Uint8Array(tree.size + 1).fill(1), [tree]);
  const shown = useMemo(() => shownRows(tree, open, branch), [tree, open, branch]);
  const board = useMemo(() => unfolded(given, open, shown), [given, open, shown]);
  const placed = useMemo(() => packed(tree, shown), [tree, shown]);
  const isPast = address.asOf !== undefined;
  const crossing = useCrossing(alignment, isPast ? -1 : at);
  const paint = useCallback<Paint>(
    (pen, picture, ...where) => drawMap(pen, { ...picture, placed, crossing }, ...where),
    [placed, crossing],
  );
  const selectedSlot = at === -1 ? -1 : (placed.slots[at] as number);

  const rowAt = (point: Point) => {
    const slot = slotUnder(placed, point);
    return slot === -1 ? -1 : (placed.rows[slot] as number);
  };
  const boxAround = (row: number) => {
    const slot = placed.slots[row] as number;
    return slot === -1 ? null : boxOf(placed, slot);
  };
  const onPress = (point: Point) => {
    const row = rowAt(point);
    if (row === -1) return;
    if (row === tree.lane) board.take({ does: "select", row });
    else board.show(row, "open");
  };
  const draw = (view: View, size: Size): Drawn => {
    const { detail, slots } = cardSlots(placed, view, size, selectedSlot);
    const hasMeasures = detail === "cards" && view.zoom >= MEASURES_FROM && !isPast;
    return {
      detail: hasMeasures ? "measures" : detail,
      isFar: detail !== "cards",
      canvas: <Backdrop board={board} placed={placed} view={view} size={size} detail={detail} paint={paint} />,
      cards: <MapCards board={board} placed={placed} slots={slots} hasMeasures={hasMeasures} />,
    };
  };
  return (
    <CanvasChart
      label={t`Alignment map`}
      board={board}
      placed={placed}
      address={address}
      change={change}
      least={0}
      onPress={onPress}
      rowAt={rowAt}
      boxOf={boxAround}
      draw={draw}
    />
  );
}
