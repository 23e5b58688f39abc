/**
 * What someone typed and has not saved yet, kept in the browser until it is acknowledged.
 * Drafts belong to a person, so that two people at one screen never see each other's.
 */
const PREFIX = "plumbline.draft";

let holder = "nobody";

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

/** Keeps a draft; null forgets it. A full or forbidden storage keeps nothing and says so by false. */
export function keepDraft(key: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(place(key));
    else localStorage.setItem(place(key), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
