import { dayText } from "./days";
import { amount, percent } from "./numbers";

export type Cell = string | number | null;

/** The numbers of a picture: what its table shows and its CSV holds. Shares are from 0 to 1. */
export interface Table {
  head: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** The columns whose numbers are shares. */
  shares: readonly number[];
}

/** A cell as people read it. */
export function cellText(cell: Cell, isShare: boolean): string {
  if (cell === null) return "–";
  if (typeof cell === "number") return isShare ? percent(cell) : amount(cell);
  return /^\d{4}-\d{2}-\d{2}$/.test(cell) ? dayText(cell) : cell;
}

/** The table as a file for spreadsheets; a text that would be a formula there is kept a text. */
export function csvOf({ head, rows }: Table): string {
  const field = (cell: Cell) => {
    if (typeof cell === "number") return String(cell);
    const text = cell && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : (cell ?? "");
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [head, ...rows].map((row) => row.map(field).join(",")).join("\r\n");
}

/** The name of a file that holds it: letters and digits, no longer than file systems like. */
export function fileName(...parts: readonly string[]): string {
  const words =
    parts
      .join(" ")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return Array.from(words.join("-")).slice(0, 80).join("").replace(/-$/, "");
}
