import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from "react";
import type { Address } from "./address";
import { DropMarks } from "./DropMarks";
import { domId } from "./TreeCard";
import styles from "./TreeView.module.css";
import type { Placed } from "./tidy";
import type { Change } from "./useAddress";
import type { Board } from "./useBoard";
import { useGestures } from "./useGestures";
import { useHold } from "./useHold";
import { useSize } from "./useSize";
import { useStepKeys } from "./useStepKeys";
import { useView } from "./useView";
import { type Box, fitted, type Point, type Size, type View, wholeBox, zoomed } from "./view";
import { ZoomButtons } from "./ZoomButtons";

const ROWS_ON_A_SCREEN = 10;
const ZOOM_KEYS = new Map([
  ["+", 1.25],
  ["=", 1.25],
  ["-", 0.8],
]);

export interface Drawn {
  /** What is drawn behind the cards. */
  canvas: ReactNode;
  /** Cards to be read, as elements at their places in the picture. */
  cards: ReactNode;
  detail: string;
  /** Whether the canvas shows all there is, and the cards stay only for those who listen. */
  isFar: boolean;
}

export interface CanvasChartProps {
  label: string;
  board: Board;
  placed: Placed;
  address: Address;
  change: Change;
  /** The smallest scale to begin with; none given: one that can be read. */
  least?: number;
  /** A press on the picture, at a point of it. */
  onPress: (point: Point, target: Element) => void;
  /** The row that is drawn at a point of the picture, -1 for none, and the box it is drawn in. */
  rowAt: (point: Point) => number;
  boxOf: (row: number) => Box | null;
  draw: (view: View, size: Size) => Drawn;
}

/** A picture larger than the screen: moved, zoomed and walked by keys; a canvas under cards that can be read. */
export function CanvasChart(props: CanvasChartProps) {
  const { label, board, placed, address, change, least, onPress, draw, rowAt, boxOf } = props;
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const [view, setView] = useView(board, placed, size, address, change, least);
  const onStep = useStepKeys(board, ROWS_ON_A_SCREEN);
  const middle = { x: (size?.width ?? 0) / 2, y: (size?.height ?? 0) / 2 };
  const inPicture = (at: Point, { x, y, zoom }: View): Point => ({
    x: x + (at.x - middle.x) / zoom,
    y: y + (at.y - middle.y) / zoom,
  });
  const { hold, pointer, target, isArmed } = useHold({
    board,
    element,
    size,
    setView,
    rowAt: (at) => (view === null ? -1 : rowAt(inPicture(at, view))),
  });
  const { handlers, wasDrag } = useGestures(element, size, setView, hold);
  const zoomBy = (factor: number) => size && setView((old) => zoomed(old, factor, middle, size));
  const fit = () => size && setView(fitted(wholeBox(placed), size));
  const drawn = view && size ? draw(view, size) : null;
  const isChosen = board.at !== -1 && placed.slots[board.at] !== -1;

  const onClick = (event: MouseEvent) => {
    if (wasDrag() || view === null) return;
    const box = (element.current as HTMLElement).getBoundingClientRect();
    onPress(inPicture({ x: event.clientX - box.left, y: event.clientY - box.top }, view), event.target as Element);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const factor = ZOOM_KEYS.get(event.key);
    if (event.ctrlKey || event.metaKey) return;
    if (factor !== undefined) zoomBy(factor);
    else if (event.key === "0") fit();
    else onStep(event);
  };
  return (
    <div className={styles.frame}>
      <div
        ref={element}
        className={styles.tree}
        role="tree"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={isChosen ? domId(board.at) : undefined}
        data-detail={drawn?.detail}
        onClick={onClick}
        onKeyDown={onKeyDown}
        {...handlers}
      >
        {drawn?.canvas}
        {view && drawn ? (
          <div
            className={styles.cards}
            role="presentation"
            data-far={drawn.isFar || undefined}
            style={{
              transform: `translate(${middle.x - view.x * view.zoom}px, ${middle.y - view.y * view.zoom}px) scale(${view.zoom})`,
            }}
          >
            {drawn.cards}
          </div>
        ) : null}
      </div>
      {view && size && board.carry.row !== -1 ? (
        <DropMarks
          board={board}
          boxOf={boxOf}
          view={view}
          size={size}
          pointer={pointer}
          target={pointer ? target : board.at}
          isArmed={pointer === undefined || isArmed}
        />
      ) : null}
      <ZoomButtons zoom={view?.zoom ?? 1} onZoom={zoomBy} onFit={fit} />
    </div>
  );
}
