import { type CheckInDraft, freshDraft, isCheckInDraft, type Reported } from "./draft";
import { draft as kept, keepDraft } from "../../lib/drafts";
import type { Now } from "./reached";

/** What became of a row when it was sent. */
export type Outcome =
  | { kind: "typing" }
  | { kind: "sending" }
  | { kind: "saved"; overtaken: boolean; now?: Now }
  | { kind: "refused"; messages: string[] }
  /** It waits on this device to be sent, under this key. */
  | { kind: "queued"; key: string }
  /** The answer never came, and this device could not keep it: saving again is safe, because the key stays the same. */
  | { kind: "unknown" };

export interface RowState {
  draft: CheckInDraft;
  outcome: Outcome;
}

export type RowStates = Readonly<Record<string, RowState>>;

const place = (keyResultId: string) => `checkin.${keyResultId}`;

/** The row as it was left, or fresh. */
export function rowOf(states: RowStates, keyResult: Reported): RowState {
  return (
    states[keyResult.id] ?? {
      draft: kept(place(keyResult.id), isCheckInDraft) ?? freshDraft(keyResult),
      outcome: { kind: "typing" },
    }
  );
}

/** Keeps what is typed in the browser; a row that is saved, or waits to be sent, has nothing left to keep. */
export function remember(keyResultId: string, state: RowState): void {
  const isDone = state.outcome.kind === "saved" || state.outcome.kind === "queued";
  keepDraft(place(keyResultId), isDone || !state.draft.included ? null : state.draft);
}
