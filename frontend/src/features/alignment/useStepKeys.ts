import { type KeyboardEvent, useRef } from "react";
import { keysAreOn } from "../../lib/settings";
import { readingKey, stepOf, typedAhead } from "./steps";
import type { Board } from "./useBoard";

const TYPING_MS = 700;
/** Single keys that belong to the page, not to type-ahead. */
const PAGE_KEYS = new Set(["t", "o", "f", "m", "n", "c", "/", "?", "+", "-", "0", "=", "x"]);

/** Keys that carry an objective elsewhere: `x` picks it up, Enter puts it down, Escape leaves it. True when it was one. */
function carries({ carry, at }: Board, key: string): boolean {
  if (key === "x" && carry.row === -1) {
    if (!keysAreOn() || !carry.canPickUp(at)) return false;
    carry.pickUp(at);
    return true;
  }
  if (carry.row === -1) return false;
  if (key === "Enter") carry.put(at);
  else if (key === "Escape") carry.cancel();
  return key === "Enter" || key === "Escape" || key === "x";
}

/** Keyboard of tree and outline: steps, and type-ahead over what is on the screen. */
export function useStepKeys(board: Board, page: number): (event: KeyboardEvent) => void {
  const typing = useRef({ text: "", until: 0 });
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const key = readingKey(event.key, event.currentTarget.matches(":dir(rtl)"));
    const now = event.timeStamp;
    const goesOn = now < typing.current.until && typing.current.text !== "";
    if (key.length === 1 && /[\p{L}\p{N}]/u.test(key) && (goesOn || !keysAreOn() || !PAGE_KEYS.has(key))) {
      const text = goesOn ? typing.current.text + key : key;
      typing.current = { text, until: now + TYPING_MS };
      const row = typedAhead(text, (one) => board.alignment.columns.titles[one] ?? "", board.shown, board.at);
      if (row !== -1) board.take({ does: "select", row });
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (carries(board, key)) {
      event.preventDefault();
      return;
    }
    const { alignment, shown, open, at } = board;
    const step = stepOf(key, { tree: alignment.tree, shown, open, at }, page);
    if (step.does === "none") return;
    event.preventDefault();
    board.take(step);
  };
}
