import { type Dispatch, type PointerEvent, type RefObject, type SetStateAction, useEffect, useRef } from "react";
import { panned, type Point, type Size, type View, zoomed } from "./view";

type SetView = Dispatch<SetStateAction<View>>;

const DRAG_PX = 4;
const LINE_PX = 16;

/** Wheel moves; with Ctrl or ⌘, or as a pinch on a touchpad, it zooms around the pointer. */
function useWheel(element: RefObject<HTMLElement | null>, size: Size | null, setView: SetView): void {
  useEffect(() => {
    const node = element.current;
    if (node === null || size === null) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
      const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
      if (event.ctrlKey || event.metaKey) {
        const box = node.getBoundingClientRect();
        const at = { x: event.clientX - box.left, y: event.clientY - box.top };
        setView((view) => zoomed(view, Math.exp(-dy * (Math.abs(dy) > 50 ? 0.002 : 0.01)), at, size));
      } else if (event.shiftKey && dx === 0) setView((view) => panned(view, -dy, 0));
      else setView((view) => panned(view, -dx, -dy));
    };
    // React listens passively to the wheel, and then the page would scroll along.
    node.addEventListener("wheel", turn, { passive: false });
    return () => node.removeEventListener("wheel", turn);
  }, [element, size, setView]);
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const apart = (a: Point, b: Point): number => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));

/** The view after one of two pointers has moved; `corner` is where the element stands. */
function pinched(view: View, from: Point, to: Point, other: Point, corner: Point, size: Size): View {
  const [was, is] = [middle(from, other), middle(to, other)];
  const at = { x: is.x - corner.x, y: is.y - corner.y };
  return zoomed(panned(view, is.x - was.x, is.y - was.y), apart(to, other) / apart(from, other), at, size);
}

/** What is told of the one pointer that may hold a card. */
export type Hold = {
  readonly down: (event: PointerEvent) => void;
  /** True while something is held: then the picture stays where it is. */
  readonly moved: (event: PointerEvent) => boolean;
  /** True when something was held. */
  readonly up: () => boolean;
};

/** One pointer drags, two pinch. `wasDrag` tells a click that ended a drag from a real one. */
export function useGestures(element: RefObject<HTMLElement | null>, size: Size | null, setView: SetView, hold: Hold) {
  const pointers = useRef(new Map<number, Point>());
  const dragged = useRef(false);
  useWheel(element, size, setView);

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    if (pointers.current.size === 0) dragged.current = false;
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (pointers.current.size === 1) hold.down(event);
    else hold.up();
  };
  const onPointerMove = (event: PointerEvent) => {
    const from = pointers.current.get(event.pointerId);
    if (from === undefined || size === null) return;
    const to = { x: event.clientX, y: event.clientY };
    if (!dragged.current && apart(from, to) < DRAG_PX && pointers.current.size === 1) return;
    dragged.current = true;
    if (hold.moved(event)) return;
    element.current?.setPointerCapture(event.pointerId);
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, to);
    if (other === undefined) {
      setView((view) => panned(view, to.x - from.x, to.y - from.y));
      return;
    }
    const box = element.current?.getBoundingClientRect();
    setView((view) => pinched(view, from, to, other, { x: box?.left ?? 0, y: box?.top ?? 0 }, size));
  };
  const release = (event: PointerEvent) => {
    pointers.current.delete(event.pointerId);
    if (hold.up()) dragged.current = true;
  };
  return {
    wasDrag: () => dragged.current,
    handlers: { onPointerDown, onPointerMove, onPointerUp: release, onPointerCancel: release },
  };
}
