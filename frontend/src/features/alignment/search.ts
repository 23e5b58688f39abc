import { plain } from "../../lib/plain";
import { type Columns, ownerOf, unitOf } from "./columns";

/** Text to look in, one line per row: title, owner and team, without case and accents. */
export type SearchIndex = readonly string[];

/** The index of all rows. Owners and teams are made plain once, not once per row. */
export function searchIndex(columns: Columns): SearchIndex {
  const seen = new Map<string, string>();
  const once = (name: string) => {
    const known = seen.get(name);
    if (known !== undefined) return known;
    const made = plain(name);
    seen.set(name, made);
    return made;
  };
  return columns.titles.map((title, row) => {
    const owner = ownerOf(columns, row)?.name ?? "";
    const unit = unitOf(columns, row)?.name ?? "";
    return `${plain(title)}\n${once(owner)}\n${once(unit)}`;
  });
}

/** Rows that hold every word of the query, as 1 in a list of bytes. An empty query holds for all. */
export function found(index: SearchIndex, query: string): Uint8Array {
  const words = plain(query).split(" ").filter(Boolean);
  const hits = new Uint8Array(index.length);
  for (let row = 0; row < index.length; row += 1) {
    const text = index[row] as string;
    hits[row] = words.every((word) => text.includes(word)) ? 1 : 0;
  }
  return hits;
}
