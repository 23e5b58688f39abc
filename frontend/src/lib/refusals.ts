import { spoken } from "./language";

/** The server's sentences with "{}" for each value, and what they are in German. */
type Table = Readonly<Record<string, string>>;

const GAP = "{}";

/** A sentence of the server in German, with its values; one that the table does not know stays as it is. */
export function worded(sentence: string, table: Table): string {
  const same = table[sentence];
  if (same) return same;
  for (const [english, german] of Object.entries(table)) {
    if (!english.includes(GAP)) continue;
    const literal = english.split(GAP).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const values = new RegExp(`^${literal.join("(.+)")}$`, "s").exec(sentence)?.slice(1);
    if (values) return german.replaceAll(GAP, () => values.shift() ?? "");
  }
  return sentence;
}

/** How the server's sentences are said in German; the table is read when it is first needed. */
export async function germanWording(): Promise<(sentence: string) => string> {
  const { default: table } = await import("./catalogs/refusals.de.json");
  return (sentence) => worded(sentence, table);
}

/** A sentence of the server in the language of the page; in English where the table cannot be fetched. */
export async function inLanguage(sentence: string): Promise<string> {
  if (spoken() !== "de") return sentence;
  return germanWording().then(
    (word) => word(sentence),
    () => sentence,
  );
}
