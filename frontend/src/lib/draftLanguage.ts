import { DECIMAL } from "./numbers";
import { store, stored } from "./settings";

const NAME = "plumbline.decimal";

/** Drafts are read as numbers are written in the language of the page: what was typed in another is written anew, once. */
export async function keepDraftsReadable(mark: string = DECIMAL): Promise<void> {
  const before = stored(NAME);
  if (before === mark) return;
  if (before !== null) (await import("./draftNumbers")).rewriteNumbers(before, mark);
  store(NAME, mark);
}
