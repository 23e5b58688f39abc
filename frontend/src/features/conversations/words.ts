import { t } from "@lingui/core/macro";

/** What stands before the name at a place in a list of names: “A, B and C”. */
export function between(place: number, count: number): string {
  if (place === 0) return "";
  return place === count - 1 ? t` and ` : ", ";
}

export interface Mentioned {
  id: string;
  name: string;
}

/** The name begun after an “@” at the end of what is typed, if one is. */
export function begunName(typed: string): string | null {
  const found = /(?:^|\s)@([\p{L}][\p{L}\p{M}'’. -]{1,60})$/u.exec(typed);
  return found?.[1] ?? null;
}

/** The text with the name that was begun at its end written out. */
export function withName(typed: string, name: string): string {
  const begun = begunName(typed);
  if (begun === null) return typed;
  return `${typed.slice(0, typed.length - begun.length)}${name} `;
}

/** Those whose names, with the “@”, are still in the text. */
export function stillNamed(text: string, mentioned: readonly Mentioned[]): Mentioned[] {
  return mentioned.filter((each) => text.includes(`@${each.name}`));
}

/** A text in pieces: words, and the names of those it mentions. */
export function pieces(text: string, mentioned: readonly Mentioned[]): { text: string; isName: boolean }[] {
  const names = mentioned.map((each) => `@${each.name}`).toSorted((a, b) => b.length - a.length);
  const found: { text: string; isName: boolean }[] = [];
  let words = "";
  for (let at = 0; at < text.length; ) {
    const name = text[at] === "@" ? names.find((each) => text.startsWith(each, at)) : undefined;
    if (name === undefined) {
      words += text[at];
      at += 1;
      continue;
    }
    if (words !== "") found.push({ text: words, isName: false });
    found.push({ text: name, isName: true });
    words = "";
    at += name.length;
  }
  return words === "" ? found : [...found, { text: words, isName: false }];
}
