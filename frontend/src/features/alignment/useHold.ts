import {
  type Dispatch,
  type PointerEvent,
  type RefObject,
  type SetStateAction,
  useEffect,
  useRef,
  useState,
} from "react";
import type { Hold } from "./useGestures";
import type { Board } from "./useBoard";
import { panned, type Point, type Size, type View } from "./view";

/** Held so long without moving, a card is picked up; moved earlier, the picture moves. */
const HOLD_MS = 350;
/** Rested so long on a target, letting go counts. */
const REST_MS = 200;
const EDGE_PX = 40;
const EDGE_STEP_PX = 8;
const FRAME_MS = 16;

type Place = { at: Point; size: Size };

/** How far the picture moves while something is held at its edge. */
function edgeShift({ at, size }: Place): Point {
  const along = (value: number, length: number) =>
    value < EDGE_PX ? EDGE_STEP_PX : value > length - EDGE_PX ? -EDGE_STEP_PX : 0;
  return { x: along(at.x, size.width), y: along(at.y, size.height) };
}

/** Moves the picture on while the pointer holds something at its edge. */
function useEdges(place: Place | null, setView: Dispatch<SetStateAction<View>>): void {
  const { x, y } = place ? edgeShift(place) : { x: 0, y: 0 };
  useEffect(() => {
    if (x === 0 && y === 0) return;
    const timer = setInterval(() => setView((view) => panned(view, x, y)), FRAME_MS);
    return () => clearInterval(timer);
  }, [x, y, setView]);
}

/** Whether the pointer has rested on a target. */
function useArmed(target: number): boolean {
  const [armed, setArmed] = useState(-1);
  useEffect(() => {
    const timer = setTimeout(() => setArmed(target), REST_MS);
    return () => clearTimeout(timer);
  }, [target]);
  return target !== -1 && armed === target;
}

export type HoldProps = {
  board: Board;
  element: RefObject<HTMLElement | null>;
  size: Size | null;
  setView: Dispatch<SetStateAction<View>>;
  /** The row at a point of the element, -1 for none. */
  rowAt: (at: Point) => number;
};

const pointIn = (element: HTMLElement, event: PointerEvent): Point => {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
};

/** Hold a card, carry it, rest on another, let go: that asks whether it is meant. */
export function useHold({ board: { carry }, element, size, setView, rowAt }: HoldProps) {
  const [pointer, setPointer] = useState<Point | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const held = carry.row === -1 ? null : pointer;
  useEdges(held && size ? { at: held, size } : null, setView);
  const target = held ? rowAt(held) : -1;
  const isArmed = useArmed(target);

  const stop = () => {
    clearTimeout(timer.current);
    setPointer(null);
  };
  const hold: Hold = {
    down(event) {
      stop();
      const at = pointIn(event.currentTarget as HTMLElement, event);
      const row = rowAt(at);
      if (!carry.canPickUp(row) || carry.row !== -1) return;
      const { pointerId } = event;
      timer.current = setTimeout(() => {
        element.current?.setPointerCapture(pointerId);
        setPointer(at);
        carry.pickUp(row);
      }, HOLD_MS);
    },
    moved(event) {
      clearTimeout(timer.current);
      if (held) setPointer(pointIn(event.currentTarget as HTMLElement, event));
      return held !== null;
    },
    up() {
      stop();
      if (held === null) return false;
      if (!isArmed || !carry.put(target)) carry.cancel();
      return true;
    },
  };
  return { hold, pointer: held ?? undefined, target, isArmed };
}
