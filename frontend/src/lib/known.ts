import { holderOfDrafts } from "./drafts";

/** A person, a team or the company, as it is found by name. */
export interface KnownOwner {
  readonly id: string;
  readonly name: string;
  readonly __typename?: string;
}

/** Goals that this page has already, by column: what may be found without asking the server. */
export interface Known {
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly owners: readonly KnownOwner[];
  readonly ownerPositions: readonly (number | null)[];
  readonly units: readonly KnownOwner[];
}

let latest: { known: Known; of: string } | null = null;

/** Keeps what was loaded last, for whoever is signed in. */
export function know(known: Known): void {
  latest = { known, of: holderOfDrafts() };
}

/** What was loaded last by whoever is signed in: what one person sees is nothing to the next at the same screen. */
export function known(): Known | null {
  return latest?.of === holderOfDrafts() ? latest.known : null;
}
