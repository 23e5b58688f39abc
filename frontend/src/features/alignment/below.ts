import { type Columns, HEALTH_ORDER, type Health } from "./columns";
import type { Forest } from "./forest";

const POSITION = new Map<Health, number>(HEALTH_ORDER.map((health, at) => [health, at]));

/** Health as a byte, by position in HEALTH_ORDER; anything unknown reads as PENDING. */
export function healthBytes(columns: Columns): Uint8Array {
  const bytes = new Uint8Array(columns.count);
  for (let row = 0; row < columns.count; row += 1) {
    bytes[row] = POSITION.get(columns.health[row] as Health) ?? HEALTH_ORDER.indexOf("PENDING");
  }
  return bytes;
}

/** Counts of each health strictly below every row: HEALTH_ORDER.length numbers per row, the lane included. */
export function healthBelow(tree: Forest, health: Uint8Array): Uint32Array {
  const width = HEALTH_ORDER.length;
  const counts = new Uint32Array((tree.size + 1) * width);
  for (let rank = tree.order.length - 1; rank >= 0; rank -= 1) {
    const row = tree.order[rank] as number;
    const parent = tree.parents[row] as number;
    if (parent === -1) continue;
    for (let at = 0; at < width; at += 1) {
      counts[parent * width + at] = (counts[parent * width + at] as number) + (counts[row * width + at] as number);
    }
    const own = parent * width + (health[row] as number);
    counts[own] = (counts[own] as number) + 1;
  }
  return counts;
}

export type HealthCount = { readonly health: Health; readonly count: number };

/** What stands below one row, by health, without the empty ones. */
export function countsOf(below: Uint32Array, row: number): HealthCount[] {
  const start = row * HEALTH_ORDER.length;
  return HEALTH_ORDER.map((health, at) => ({ health, count: below[start + at] ?? 0 })).filter(({ count }) => count > 0);
}
