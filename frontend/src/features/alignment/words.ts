import { plural, t } from "@lingui/core/macro";
import { HEALTHS, type Health } from "../../ui/HealthMark";
import { inside } from "../../lib/language";
import { percent } from "../../lib/numbers";
import type { Alignment } from "./alignment";
import { countsOf, type HealthCount } from "./below";
import { sizeBelow } from "./forest";

/** The lane's heading: "Not aligned: 37". */
export function laneTitle({ tree }: Alignment): string {
  return t`Not aligned: ${tree.unaligned.length}`;
}

/** A row's title, the lane's included; a blank one says so. */
export function titleOf(alignment: Alignment, row: number): string {
  const { columns, tree } = alignment;
  return row === tree.lane ? laneTitle(alignment) : columns.titles[row] || t`Without a title`;
}

/** "3 findings", empty where there is none. */
export function findingsInWords({ findings }: Alignment, row: number): string {
  const count = findings[row] ?? 0;
  return count === 0 ? "" : plural(count, { one: "# finding", other: "# findings" });
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
  return t`${size} below: ${counts.map(({ health, count }) => `${count} ${inside(HEALTHS[health].word)}`).join(", ")}`;
}

/** What a card says by shape, colour, bar and strip, in words. */
export function healthInWords(alignment: Alignment, row: number): string {
  const { columns } = alignment;
  const expected = columns.expected[row];
  const parts = [
    HEALTHS[columns.health[row] ?? "PENDING"].word,
    columns.progress[row] == null ? t`no number yet` : "",
    expected == null ? "" : t`expected ${percent(expected)}`,
    belowInWords(alignment, row),
  ];
  return parts.filter(Boolean).join(", ");
}
