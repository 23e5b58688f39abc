import type { Known, KnownOwner } from "../../lib/known";
import { plain } from "../../lib/plain";

/** Goals, people and teams as they are looked through: made plain once, not at each letter. */
export interface QuickIndex {
  readonly known: Known;
  readonly titles: readonly string[];
  readonly owners: readonly string[];
  readonly others: readonly { readonly owner: KnownOwner; readonly text: string }[];
}

export function quickIndex(known: Known): QuickIndex {
  const others = new Map([...known.units, ...known.owners].map((owner) => [owner.id, owner]));
  return {
    known,
    titles: known.titles.map(plain),
    owners: known.owners.map(({ name }) => plain(name)),
    others: [...others.values()].map((owner) => ({ owner, text: plain(owner.name) })),
  };
}

/** How well a text fits words: the smaller the better, -1 not at all. Beginnings come before what stands within. */
export function fit(text: string, words: readonly string[]): number {
  let worst = 0;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at === -1) return -1;
    const begins = at === 0 || text.includes(` ${word}`);
    worst += at === 0 ? 0 : begins ? 1 : 2;
  }
  return worst;
}

export const wordsOf = (text: string): string[] => plain(text).split(" ").filter(Boolean);

/** The best few of many, without sorting them all: in order of fit, then as they came. */
function best<T>(all: Iterable<T>, fitOf: (one: T) => number, most: number): T[] {
  const kept: { one: T; fit: number }[] = [];
  for (const one of all) {
    const fits = fitOf(one);
    const last = kept.at(-1);
    if (fits === -1 || (kept.length === most && last !== undefined && fits >= last.fit)) continue;
    const at = kept.findLastIndex((each) => each.fit <= fits) + 1;
    kept.splice(at, 0, { one, fit: fits });
    if (kept.length > most) kept.pop();
  }
  return kept.map(({ one }) => one);
}

const OWNER_PENALTY = 3;

/** Rows of goals and the people and teams that fit what was typed, the best first. */
export function quickFound(index: QuickIndex, text: string, most = 8): { rows: number[]; owners: KnownOwner[] } {
  const words = wordsOf(text);
  if (words.length === 0) return { rows: [], owners: [] };
  const fitOf = (row: number) => {
    const title = index.titles[row] as string;
    const own = fit(title, words);
    if (own !== -1) return own;
    const owner = index.known.ownerPositions[row];
    if (owner == null) return -1;
    const both = fit(`${title} ${index.owners[owner]}`, words);
    return both === -1 ? -1 : both + OWNER_PENALTY;
  };
  return {
    rows: best(index.titles.keys(), fitOf, most),
    owners: best(index.others, ({ text: name }) => fit(name, words), most).map(({ owner }) => owner),
  };
}
