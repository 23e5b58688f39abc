import { HEALTHS, type Health } from "../../ui/HealthMark";
import { counted, percent } from "../../lib/numbers";
import type { Alignment } from "./alignment";
import { countsOf, type HealthCount } from "./below";
import { ownerOf } from "./columns";
import { sizeBelow } from "./forest";

/** The lane's heading: "Not aligned: 37". */
export function laneTitle({ tree }: Alignment): string {
  return `Not aligned: ${tree.unaligned.length}`;
}

/** A row's title, the lane's included; a blank one says so. */
export function titleOf(alignment: Alignment, row: number): string {
  const { columns, tree } = alignment;
  return row === tree.lane ? laneTitle(alignment) : columns.titles[row] || "Without a title";
}

const GRAVE: readonly Health[] = ["OFF_TRACK", "AT_RISK", "OUTDATED"];

/** Trouble below a folded card: "2 ▲ 1 ■", empty when there is none. */
export function troubleBelow(counts: readonly HealthCount[]): string {
  return GRAVE.flatMap((health) => {
    const count = counts.find((one) => one.health === health)?.count ?? 0;
    return count > 0 ? [`${count} ${HEALTHS[health].shape}`] : [];
  }).join(" ");
}

/** Counts in words: "12 below: 8 on track, 4 at risk". */
export function belowInWords(alignment: Alignment, row: number): string {
  const size = sizeBelow(alignment.tree, row);
  if (size === 0) return "";
  const counts = countsOf(alignment.below, row);
  return `${size} below: ${counts.map(({ health, count }) => `${count} ${HEALTHS[health].word.toLowerCase()}`).join(", ")}`;
}

/** A row in one sentence, for those who do not see it. */
export function rowInWords(alignment: Alignment, row: number): string {
  const { columns, tree } = alignment;
  if (row === tree.lane) return `${laneTitle(alignment)}. ${belowInWords(alignment, row)}`;
  const progress = columns.progress[row];
  const expected = columns.expected[row];
  const parts = [
    HEALTHS[columns.health[row] ?? "PENDING"].word,
    progress == null ? "no number yet" : percent(progress),
    expected == null ? "" : `expected ${percent(expected)}`,
    ownerOf(columns, row)?.name ?? "no owner",
    counted(columns.keyResultCounts[row] ?? 0, "key result"),
    belowInWords(alignment, row),
  ];
  return `${titleOf(alignment, row)}. ${parts.filter(Boolean).join(", ")}`;
}
