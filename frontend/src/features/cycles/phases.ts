import { t } from "@lingui/core/macro";
import type { CyclePhase } from "../../graphql/generated/graphql";

/** The phases of a cycle, in their order, and the button that begins each. */
export const PHASES: Record<CyclePhase, { name: string; begin: string }> = {
  PLANNING: { name: t`Planning`, begin: t`Plan` },
  ACTIVE: { name: t`Running`, begin: t`Start the cycle` },
  GRADING: { name: t`Grading`, begin: t`Begin grading` },
  CLOSED: { name: t`Closed`, begin: t`Close for good` },
};

const ORDER: readonly CyclePhase[] = ["PLANNING", "ACTIVE", "GRADING", "CLOSED"];

export function phaseAfter(phase: CyclePhase): CyclePhase | null {
  return ORDER[ORDER.indexOf(phase) + 1] ?? null;
}

/** One step back; never out of a closed cycle. */
export function phaseBefore(phase: CyclePhase): CyclePhase | null {
  return phase === "CLOSED" ? null : (ORDER[ORDER.indexOf(phase) - 1] ?? null);
}

/** The quarter of a day, or the first one after it whose name is still free. */
export function nextQuarter(on: string, taken: readonly string[]): { name: string; startsOn: string; endsOn: string } {
  let year = Number(on.slice(0, 4));
  let quarter = Math.floor((Number(on.slice(5, 7)) - 1) / 3);
  while (taken.includes(`Q${quarter + 1} ${year}`)) {
    quarter += 1;
    if (quarter === 4) {
      quarter = 0;
      year += 1;
    }
  }
  const first = new Date(Date.UTC(year, quarter * 3, 1));
  const last = new Date(Date.UTC(year, quarter * 3 + 3, 0));
  return {
    name: `Q${quarter + 1} ${year}`,
    startsOn: first.toISOString().slice(0, 10),
    endsOn: last.toISOString().slice(0, 10),
  };
}
