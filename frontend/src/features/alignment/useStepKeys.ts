import { type KeyboardEvent, useRef } from "react";
import { stepOf, typedAhead } from "./steps";
import type { Board } from "./useBoard";

const TYPING_MS = 700;
/** Single keys that belong to the page, not to type-ahead. */
const PAGE_KEYS = new Set(["t", "o", "f", "m", "n", "c", "/", "?", "+", "-", "0", "="]);

/** Keyboard of tree and outline: steps, and type-ahead over what is on the screen. */
export function useStepKeys(board: Board, page: number): (event: KeyboardEvent) => void {
  const typing = useRef({ text: "", until: 0 });
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const { key } = event;
    const now = event.timeStamp;
    const goesOn = now < typing.current.until && typing.current.text !== "";
    if (key.length === 1 && /[\p{L}\p{N}]/u.test(key) && (goesOn || !PAGE_KEYS.has(key))) {
      const text = goesOn ? typing.current.text + key : key;
      typing.current = { text, until: now + TYPING_MS };
      const row = typedAhead(text, (one) => board.alignment.columns.titles[one] ?? "", board.shown, board.at);
      if (row !== -1) board.take({ does: "select", row });
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const { alignment, shown, open, at } = board;
    const step = stepOf(key, { tree: alignment.tree, shown, open, at }, page);
    if (step.does === "none") return;
    event.preventDefault();
    board.take(step);
  };
}
