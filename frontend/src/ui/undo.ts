import { t } from "@lingui/core/macro";
import { holderOfDrafts } from "../lib/drafts";
import { type Deed, type Undone, undoStack } from "../lib/undoStack";
import { announce, complain } from "./Toast";

const stack = undoStack();
let holder = holderOfDrafts();

/** What one person did is not taken back by the next one at the same screen. */
function ofThisPerson() {
  if (holder !== holderOfDrafts()) stack.clear();
  holder = holderOfDrafts();
  return stack;
}

function tell(deed: Deed, undone: Undone): void {
  if (undone.kind === "done") announce(undone.note ? t`Undone: ${deed.text}. ${undone.note}` : t`Undone: ${deed.text}`);
  else if (undone.kind === "changed") complain(t`Somebody has changed it since, so nothing was undone: ${deed.text}`);
  else if (undone.kind === "refused") complain(t`This cannot be undone: ${undone.message}`);
  else complain(undone.message, { label: t`Retry`, onPress: () => void takeBack(deed) });
}

async function takeBack(deed: Deed): Promise<void> {
  const undone = await ofThisPerson().takeBack(deed);
  if (undone) tell(deed, undone);
}

/** Says that something is done, with the way back: a button beside it, and ⌘Z. */
export function announceDone(text: string, undo: Deed["undo"]): void {
  const deed = { text, undo };
  ofThisPerson().push(deed);
  announce(text, { label: t`Undo`, onPress: () => void takeBack(deed) });
}

/** Takes the latest deed back; says so when there is none. */
export function undoLast(): void {
  const deed = ofThisPerson().last();
  if (deed) void takeBack(deed);
  else announce(t`Nothing to undo`);
}
