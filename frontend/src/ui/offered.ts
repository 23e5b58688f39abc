import type { Choice } from "./Select";

/**
 * What a picker offers while somebody types: of what is near what fits the words so far, until the search has `found` what
 * fits them. Offering all that is near until then would move the list from under the pointer when the answer comes.
 */
export function offered(
  near: readonly Choice[],
  found: readonly Choice[] | undefined,
  typed: string,
): readonly Choice[] {
  const words = typed.trim().toLocaleLowerCase();
  return found ?? near.filter(({ name }) => name.toLocaleLowerCase().includes(words));
}
