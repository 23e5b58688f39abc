import { type MouseEvent, useMemo, useRef } from "react";
import type { Address } from "./address";
import { Backdrop } from "./Backdrop";
import { isDim } from "./filter";
import { domId, TreeCard } from "./TreeCard";
import styles from "./TreeView.module.css";
import { tidy } from "./tidy";
import type { Change } from "./useAddress";
import type { Board } from "./useBoard";
import { useGestures } from "./useGestures";
import { useSize } from "./useSize";
import { useStepKeys } from "./useStepKeys";
import { useView } from "./useView";
import { cardBox, detailAt, fitted, type Size, seen, slotAt, slotsIn, type View, wholeBox, zoomed } from "./view";
import { ZoomButtons } from "./ZoomButtons";

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
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const placed = useMemo(() => tidy(alignment.tree, shown), [alignment.tree, shown]);
  const [view, setView] = useView(board, placed, size, address, change);
  const { handlers, wasDrag } = useGestures(element, size, setView);
  const onStep = useStepKeys(board, 10);
  const middle = { x: (size?.width ?? 0) / 2, y: (size?.height ?? 0) / 2 };
  const zoomBy = (factor: number) => size && setView((old) => zoomed(old, factor, middle, size));
  const fit = () => size && setView(fitted(wholeBox(placed), size));
  const selectedSlot = at === -1 ? -1 : (placed.slots[at] as number);

  const onClick = (event: MouseEvent) => {
    if (wasDrag() || size === null || view === null) return;
    const fold = (event.target as Element).closest<HTMLElement>("[data-fold]");
    if (fold) return board.take({ does: "turn", row: Number(fold.dataset["fold"]) });
    const box = (element.current as HTMLElement).getBoundingClientRect();
    const [dx, dy] = [event.clientX - box.left - middle.x, event.clientY - box.top - middle.y];
    const slot = slotAt(placed, { x: view.x + dx / view.zoom, y: view.y + dy / view.zoom });
    if (slot === -1) return;
    const row = placed.rows[slot] as number;
    if (row === alignment.tree.lane) board.take({ does: "turn", row });
    else board.show(row, "open");
  };
  const sizing = new Map([
    ["+", 1.25],
    ["=", 1.25],
    ["-", 0.8],
  ]);
  const { detail, slots } =
    view && size ? cardSlots(placed, view, size, selectedSlot) : { detail: "blocks" as const, slots: [] };
  return (
    <div className={styles.frame}>
      <div
        ref={element}
        className={styles.tree}
        role="tree"
        tabIndex={0}
        aria-label="Alignment tree"
        aria-activedescendant={selectedSlot === -1 ? undefined : domId(at)}
        data-detail={detail}
        onClick={onClick}
        onKeyDown={(event) => {
          const factor = sizing.get(event.key);
          if (event.ctrlKey || event.metaKey) return;
          if (factor !== undefined) zoomBy(factor);
          else if (event.key === "0") fit();
          else onStep(event);
        }}
        {...handlers}
      >
        {view && size && <Backdrop board={board} placed={placed} view={view} size={size} detail={detail} />}
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
                  open={open[row] === 1}
                  selected={row === at}
                  dim={isDim(result, row)}
                  matchesBelow={result.active ? (result.below[row] as number) : 0}
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
