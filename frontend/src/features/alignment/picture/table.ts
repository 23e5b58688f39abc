import { t } from "@lingui/core/macro";
import { HEALTHS } from "../../../ui/HealthMark";
import type { Alignment } from "../alignment";
import { ownerOf, unitOf } from "../columns";

const HEADS = [
  t`Level`,
  t`Title`,
  t`Owner`,
  t`Team`,
  t`Health`,
  t`Progress`,
  t`Expected`,
  t`Confidence`,
  t`Kind`,
  t`State`,
  t`Key results`,
  t`Id`,
  t`Stands under`,
];

/** A text that no spreadsheet takes for a formula, in quotes where it needs them. */
export function cell(text: string): string {
  const guarded = /^\s*[=+\-@＝＋－＠]|^[\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

const share = (value: number | null | undefined) => (value == null ? "" : String(value));

/** Rows as comma-separated values, titles whole; numbers are shares 0..1 as in the API. */
export function tableOf({ columns, tree }: Alignment, rows: Iterable<number>): string {
  const lines = [HEADS.map(cell).join(",")];
  for (const row of rows) {
    if (row >= tree.size) continue;
    const parent = columns.parents[row];
    lines.push(
      [
        String((tree.depths[row] ?? 0) + 1),
        cell(columns.titles[row] ?? ""),
        cell(ownerOf(columns, row)?.name ?? ""),
        cell(unitOf(columns, row)?.name ?? ""),
        HEALTHS[columns.health[row] ?? "PENDING"].word,
        share(columns.progress[row]),
        share(columns.expected[row]),
        share(columns.confidence[row]),
        columns.kinds[row] ?? "",
        columns.states[row] ?? "",
        String(columns.keyResultCounts[row] ?? 0),
        columns.ids[row] ?? "",
        parent == null ? "" : (columns.ids[parent] ?? ""),
      ].join(","),
    );
  }
  // The mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}
