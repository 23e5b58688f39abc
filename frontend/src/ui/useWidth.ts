import { type RefObject, useEffect, useRef, useState } from "react";

/** The width of an element in pixels, kept true while it changes; `start` until it is known. */
export function useWidth<T extends HTMLElement>(start: number): [RefObject<T | null>, number] {
  const place = useRef<T>(null);
  const [width, setWidth] = useState(start);
  useEffect(() => {
    const element = place.current;
    if (!element || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [place, width];
}
