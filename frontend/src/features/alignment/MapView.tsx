import { type MouseEvent, useMemo, useRef } from "react";
import type { Address } from "./address";
import { isDim } from "./filter";
import { shownRows } from "./folding";
import { MapCanvas } from "./MapCanvas";
import { packed, type Packed, slotUnder } from "./packing";
import type { Step } from "./steps";
import { domId, TreeCard } from "./TreeCard";
import styles from "./TreeView.module.css";
import type { Change } from "./useAddress";
import type { Board } from "./useBoard";
import { useCrossing, useMeasures } from "./useMapDetails";
import { useGestures } from "./useGestures";
import { useSize } from "./useSize";
import { useStepKeys } from "./useStepKeys";
import { useView } from "./useView";
import { cardBox, detailAt, fitted, type Size, seen, slotsIn, type View, wholeBox, zoomed } from "./view";
import { ZoomButtons } from "./ZoomButtons";

const MOST_CARDS = 125;
const MARGIN_PX = 120;
/** From here on a card has room for its key results. */
const MEASURES_FROM = 1.4;
const ZOOM_KEYS = new Map([
  ["+", 1.25],
  ["=", 1.25],
  ["-", 0.8],
]);

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

/** The whole company as containers in containers: heat from afar, then titles, then cards, then their key results. */
export default function MapView({ board: given, address, change }: { board: Board; address: Address; change: Change }) {
  const { alignment, result, at, branch } = given;
  const { tree } = alignment;
  const open = useMemo(() => new Uint8Array(tree.size + 1).fill(1), [tree]);
  const shown = useMemo(() => shownRows(tree, open, branch), [tree, open, branch]);
  const board = useMemo(() => unfolded(given, open, shown), [given, open, shown]);
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const placed = useMemo(() => packed(tree, shown), [tree, shown]);
  const [view, setView] = useView(board, placed, size, address, change, 0);
  const { handlers, wasDrag } = useGestures(element, size, setView);
  const onStep = useStepKeys(board, 10);
  const middle = { x: (size?.width ?? 0) / 2, y: (size?.height ?? 0) / 2 };
  const zoomBy = (factor: number) => size && setView((old) => zoomed(old, factor, middle, size));
  const fit = () => size && setView(fitted(wholeBox(placed), size));
  const selectedSlot = at === -1 ? -1 : (placed.slots[at] as number);
  const { detail, slots } =
    view && size ? cardSlots(placed, view, size, selectedSlot) : { detail: "blocks" as const, slots: [] };
  const isPast = address.asOf !== undefined;
  const near = view && view.zoom >= MEASURES_FROM && detail === "cards" && !isPast ? slots : [];
  const measures = useMeasures(
    alignment,
    near.map((slot) => placed.rows[slot] as number),
  );
  const crossing = useCrossing(alignment, isPast ? -1 : at);

  const onClick = (event: MouseEvent) => {
    if (wasDrag() || size === null || view === null) return;
    const box = (element.current as HTMLElement).getBoundingClientRect();
    const [dx, dy] = [event.clientX - box.left - middle.x, event.clientY - box.top - middle.y];
    const slot = slotUnder(placed, { x: view.x + dx / view.zoom, y: view.y + dy / view.zoom });
    if (slot === -1) return;
    const row = placed.rows[slot] as number;
    if (row === tree.lane) board.take({ does: "select", row });
    else board.show(row, "open");
  };
  return (
    <div className={styles.frame}>
      <div
        ref={element}
        className={styles.tree}
        role="tree"
        tabIndex={0}
        aria-label="Alignment map"
        aria-activedescendant={selectedSlot === -1 ? undefined : domId(at)}
        data-detail={measures.size > 0 ? "measures" : detail}
        onClick={onClick}
        onKeyDown={(event) => {
          const factor = ZOOM_KEYS.get(event.key);
          if (event.ctrlKey || event.metaKey) return;
          if (factor !== undefined) zoomBy(factor);
          else if (event.key === "0") fit();
          else onStep(event);
        }}
        {...handlers}
      >
        {view && size && (
          <MapCanvas board={board} placed={placed} view={view} size={size} detail={detail} crossing={crossing} />
        )}
        {view && (
          <div
            className={styles.cards}
            role="presentation"
            data-far={detail !== "cards" || undefined}
            style={{
              transform: `translate(${middle.x - view.x * view.zoom}px, ${middle.y - view.y * view.zoom}px) scale(${view.zoom})`,
            }}
          >
            {slots.map((slot) => {
              const row = placed.rows[slot] as number;
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
            })}
          </div>
        )}
      </div>
      <ZoomButtons zoom={view?.zoom ?? 1} onZoom={zoomBy} onFit={fit} />
    </div>
  );
}
