/**
 * What someone typed and has not saved yet, kept in the browser until it is acknowledged.
 * Drafts belong to a person, so that two people at one screen never see each other's.
 */
const PREFIX = "plumbline.draft";

let holder = "nobody";
let isFull = false;
let sayFull: () => void = () => {};

/** Says what to do when the browser keeps nothing, its storage being full or forbidden: once, until it keeps something again. */
export function whenNothingIsKept(say: () => void): void {
  sayFull = say;
}

/** Says whose drafts are read and written from now on. */
export function holdDraftsOf(personId: string | null): void {
  holder = personId ?? "nobody";
}

/** Whose drafts these are. */
export function holderOfDrafts(): string {
  return holder;
}

function place(key: string): string {
  return `${PREFIX}.${holder}.${key}`;
}

/** Forgets every draft of whoever signs out by themselves: the next person at this screen finds nothing in its storage. */
export function forgetDrafts(): void {
  const own = Object.keys(localStorage).filter((name) => name.startsWith(place("")));
  for (const name of own) localStorage.removeItem(name);
}

/** The draft kept under a key, or null; one that cannot be read is none. */
export function draft<T>(key: string, fits: (value: unknown) => value is T): T | null {
  try {
    const text = localStorage.getItem(place(key));
    const value: unknown = text === null ? null : JSON.parse(text);
    return fits(value) ? value : null;
  } catch {
    return null;
  }
}

/** Writes every draft of everybody anew; one that cannot be read or written stays as it is. */
export function renewDrafts(renewed: (draft: unknown) => unknown): void {
  try {
    for (const name of Object.keys(localStorage).filter((each) => each.startsWith(`${PREFIX}.`)))
      localStorage.setItem(name, JSON.stringify(renewed(JSON.parse(localStorage.getItem(name) ?? "null"))));
  } catch {
    // A browser that keeps nothing has nothing to renew.
  }
}

/** Keeps a draft; null forgets it. A full or forbidden storage keeps nothing, which is said to the person. */
export function keepDraft(key: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(place(key));
    else localStorage.setItem(place(key), JSON.stringify(value));
    if (value !== null) isFull = false;
    return true;
  } catch {
    if (!isFull) sayFull();
    isFull = true;
    return false;
  }
}
