import { t } from "@lingui/core/macro";
import { keysAreOn } from "./settings";

/** Single keys and what they do. */
export type Keys = Readonly<Record<string, () => void>>;

/** Whether keys that are pressed there belong to a field, a dialog or a list. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest(
      "input, textarea, select, [contenteditable='true'], [role='dialog'], [role='listbox'], [role='menu']",
    ) !== null
  );
}

/** Runs the action of a key, unless someone is typing, a modifier is held or keys are switched off. */
export function pressed(event: KeyboardEvent, keys: Keys): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target) || !keysAreOn()) return;
  const action = keys[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

export const IS_APPLE = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
export const COMMAND = IS_APPLE ? "⌘" : t`Ctrl`;

/** ⌘Z or Ctrl+Z where nobody types: a field takes back its own letters. */
export function isUndo(event: KeyboardEvent): boolean {
  const isCommand = (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey;
  return isCommand && event.key.toLowerCase() === "z" && !event.defaultPrevented && !isTyping(event.target);
}
