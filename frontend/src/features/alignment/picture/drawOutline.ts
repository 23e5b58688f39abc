import { percent } from "../../../lib/numbers";
import type { Alignment } from "../alignment";
import { ownerOf } from "../columns";
import { type Inks, type Pen, wrapped } from "../draw";
import { titleOf } from "../words";

export const LINE = 28;
export const OUTLINE_WIDTH = 1_120;
const INDENT = 20;
const OWNER_AT = 800;
const NUMBER_AT = 1_040;

/** Rows of the outline below each other: health, title, owner, progress. */
export function drawOutline(
  pen: Pen,
  alignment: Alignment,
  rows: ArrayLike<number>,
  inks: Inks,
  shapes: readonly string[],
) {
  const { columns, tree, health } = alignment;
  const measure = (text: string) => pen.measureText(text).width;
  pen.font = `14px ${inks.font}`;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    const y = at * LINE + LINE * 0.65;
    const left = 12 + Math.min(20, tree.depths[row] ?? 0) * INDENT;
    const tone = health[row];
    pen.fillStyle = inks.line;
    pen.fillRect(12, (at + 1) * LINE - 1, OUTLINE_WIDTH - 24, 0.5);
    pen.fillStyle = row >= tree.size || tone === undefined ? inks.text : (inks.health[tone] as string);
    pen.fillText(row >= tree.size ? "⊘" : (shapes[tone ?? -1] ?? ""), left, y);
    pen.fillStyle = inks.text;
    const put = (text: string, x: number, room: number) => pen.fillText(wrapped(text, room, 1, measure)[0] ?? "", x, y);
    put(titleOf(alignment, row), left + 22, OWNER_AT - left - 38);
    if (row >= tree.size) continue;
    put(ownerOf(columns, row)?.name ?? "", OWNER_AT, NUMBER_AT - OWNER_AT - 16);
    const share = columns.progress[row];
    pen.fillText(share == null ? "–" : percent(share), NUMBER_AT, y);
  }
}
