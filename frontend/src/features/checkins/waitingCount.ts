import { useSyncExternalStore } from "react";

let count = 0;
const listeners = new Set<() => void>();

/** Says how much waits on this device to be sent. */
export function nowWaiting(next: number): void {
  if (next === count) return;
  count = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How much waits on this device to be sent. */
export function useWaitingCount(): number {
  return useSyncExternalStore(subscribe, () => count);
}
