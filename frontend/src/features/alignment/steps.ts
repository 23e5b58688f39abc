import { type Forest, sizeBelow } from "./forest";

/** What a key asks for, the same in tree and outline. `row` is where the selection goes. */
export type Step =
  | { readonly does: "select"; readonly row: number }
  | { readonly does: "turn"; readonly row: number }
  | { readonly does: "openSiblings"; readonly row: number }
  | { readonly does: "foldTo"; readonly by: 1 | -1 }
  | { readonly does: "open" | "peek" | "back" }
  | { readonly does: "none" };

export type Place = {
  readonly tree: Forest;
  /** Rows on the screen in reading order. */
  readonly shown: Int32Array;
  readonly open: Uint8Array;
  /** Selected row, -1 for none. */
  readonly at: number;
};

const NONE: Step = { does: "none" };
const select = (row: number | undefined): Step => (row === undefined || row < 0 ? NONE : { does: "select", row });

function inward({ tree, open, at, shown }: Place): Step {
  if (at === -1) return select(shown[0]);
  if (sizeBelow(tree, at) === 0) return NONE;
  if (open[at] !== 1) return { does: "turn", row: at };
  return select(shown[shown.indexOf(at) + 1]);
}

function outward({ tree, open, at }: Place): Step {
  if (at === -1) return NONE;
  if (open[at] === 1 && sizeBelow(tree, at) > 0) return { does: "turn", row: at };
  return select(tree.parents[at]);
}

/** The key as one reads from left to right: where one reads the other way, inward is to the left. */
export function readingKey(key: string, isRightToLeft: boolean): string {
  if (!isRightToLeft) return key;
  if (key === "ArrowLeft") return "ArrowRight";
  return key === "ArrowRight" ? "ArrowLeft" : key;
}

/** The step that a key stands for; `page` is how many rows a screen holds. */
export function stepOf(key: string, place: Place, page = 10): Step {
  const { shown, at } = place;
  const here = shown.indexOf(at);
  const last = shown.length - 1;
  switch (key) {
    case "ArrowDown":
      return select(shown[Math.min(last, here + 1)]);
    case "ArrowUp":
      return select(shown[Math.max(0, here === -1 ? last : here - 1)]);
    case "PageDown":
      return select(shown[Math.min(last, here + page)]);
    case "PageUp":
      return select(shown[Math.max(0, here - page)]);
    case "Home":
      return select(shown[0]);
    case "End":
      return select(shown[last]);
    case "ArrowRight":
      return inward(place);
    case "ArrowLeft":
      return outward(place);
    case "*":
      return at === -1 ? NONE : { does: "openSiblings", row: at };
    case "[":
      return { does: "foldTo", by: -1 };
    case "]":
      return { does: "foldTo", by: 1 };
    case "Enter":
      return at === -1 ? NONE : { does: "open" };
    case " ":
      return at === -1 ? NONE : { does: "peek" };
    case "Escape":
      return { does: "back" };
    default:
      return NONE;
  }
}

/** Type-ahead: the next shown row, going round, whose title begins with what was typed; -1 when none does. */
export function typedAhead(typed: string, titles: (row: number) => string, shown: Int32Array, at: number): number {
  const wanted = typed.toLocaleLowerCase();
  const here = Math.max(0, shown.indexOf(at));
  // One letter moves on from the row it is on; more letters first look at that row again.
  const first = typed.length === 1 ? 1 : 0;
  for (let step = first; step < shown.length + first; step += 1) {
    const row = shown[(here + step) % shown.length] as number;
    if (titles(row).toLocaleLowerCase().startsWith(wanted)) return row;
  }
  return -1;
}
