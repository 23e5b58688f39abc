import type { Health } from "../../ui/HealthMark";

export interface Stood {
  progress?: number | null;
  health: Health;
}

export interface Moved {
  kind: "APPEARED" | "GONE" | "CHANGED";
  before?: Stood | null;
  after?: Stood | null;
}

const SHOWN = 8;
const NEW = 0.5;

/** How much there is to see: a change of health before everything, then the way that was made. */
export function weightOf({ kind, before, after }: Moved): number {
  if (kind === "GONE") return 0;
  if (!before || !after) return after ? NEW : 0;
  const way = Math.abs((after.progress ?? 0) - (before.progress ?? 0));
  return way + (before.health === after.health ? 0 : 1);
}

/** The goals that moved the most, the most first; what did not move is left out. */
export function mostMoved<T extends Moved>(goals: readonly T[]): T[] {
  return goals
    .filter((each) => weightOf(each) >= 0.005)
    .toSorted((one, other) => weightOf(other) - weightOf(one))
    .slice(0, SHOWN);
}
