import { lazy, Suspense, useSyncExternalStore } from "react";

const ToastRegion = lazy(() => import("./ToastRegion"));

export interface Notice {
  text: string;
  tone: "plain" | "bad";
  /** The way back, such as Undo. */
  action?: { label: string; onPress: () => void };
}

let waiting: Notice[] = [];
let show: ((notice: Notice) => void) | null = null;
let wanted = false;
const listeners = new Set<() => void>();

function say(notice: Notice): void {
  if (show) return show(notice);
  waiting.push(notice);
  wanted = true;
  for (const listener of listeners) listener();
}

/** Says in passing that something is done. */
export function announce(text: string, action?: Notice["action"]): void {
  say({ text, tone: "plain", action });
}

/** Says that something went wrong; stays until closed. */
export function complain(text: string, action?: Notice["action"]): void {
  say({ text, tone: "bad", action });
}

/** Who shows notices from now on, beginning with those that wait. */
export function showNotices(shown: (notice: Notice) => void): void {
  show = shown;
  for (const notice of waiting) shown(notice);
  waiting = [];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where notices appear; fetched with the first of them. */
export function Toasts() {
  const isWanted = useSyncExternalStore(subscribe, () => wanted);
  return isWanted ? (
    <Suspense fallback={null}>
      <ToastRegion />
    </Suspense>
  ) : null;
}
