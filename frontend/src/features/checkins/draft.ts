import { t } from "@lingui/core/macro";
import type { CheckInInput, Measure, Status } from "../../graphql/generated/graphql";
import { fieldText, typedNumber } from "../../lib/numbers";

/** What a check-in starts from: the key result as it stands. */
export interface Reported {
  id: string;
  measure: Measure;
  currentValue?: number | null;
  status?: Status | null;
  progress?: number | null;
  confidence?: number | null;
  milestones: readonly { id: string; done: boolean }[];
  latestCheckIn?: { id: string } | null;
}

interface Attempt {
  key: string;
  body: string;
  /** The check-in that was the latest then. */
  seen?: string;
}

/** One row of the check-in screen as typed so far; numbers stay texts until they are sent. */
export interface CheckInDraft {
  /** Sent with the next save; ticked by the first edit or by hand for "no change". */
  included: boolean;
  value: string;
  milestonesDone: string[];
  status: Status;
  confidence: number | null;
  note: string;
  blocker: string;
  /** The last attempt: the same body keeps its key, so that a repeated save never counts twice. */
  attempt: Attempt | null;
}

export type Prepared =
  | { input: CheckInInput; draft: CheckInDraft; problem: null }
  | { input: null; draft: CheckInDraft; problem: string };

export const STATUSES = ["ON_TRACK", "AT_RISK", "OFF_TRACK", "DONE"] as const satisfies readonly Status[];
const LOW_CONFIDENCE = 0.4;
const LONGEST_NOTE = 4_000;

/** The last report filled in, nothing of it included yet. */
export function freshDraft(keyResult: Reported): CheckInDraft {
  return {
    included: false,
    value: fieldText(keyResult.currentValue),
    milestonesDone: keyResult.milestones.filter((each) => each.done).map((each) => each.id),
    status: keyResult.status ?? "ON_TRACK",
    confidence: keyResult.confidence ?? null,
    note: "",
    blocker: "",
    attempt: null,
  };
}

export function isCheckInDraft(value: unknown): value is CheckInDraft {
  if (typeof value !== "object" || value === null) return false;
  const draft = value as Record<string, unknown>;
  return (
    typeof draft["included"] === "boolean" &&
    ["value", "note", "blocker"].every((name) => typeof draft[name] === "string") &&
    Array.isArray(draft["milestonesDone"]) &&
    STATUSES.some((status) => status === draft["status"]) &&
    (draft["confidence"] === null || typeof draft["confidence"] === "number")
  );
}

export function edited(draft: CheckInDraft, change: Partial<CheckInDraft>): CheckInDraft {
  return { ...draft, included: true, ...change };
}

/** A low confidence asks for a word about why. */
export function asksWhy(draft: CheckInDraft): boolean {
  const low = draft.confidence !== null && draft.confidence < LOW_CONFIDENCE;
  return draft.included && low && draft.note.trim() === "" && draft.blocker.trim() === "";
}

/**
 * The attempt to repeat, or a new one. What had been seen belongs to the attempt and not to the comparison: when only
 * the answer was lost, the latest check-in is by now the one that this very attempt made.
 */
function attemptOf(draft: CheckInDraft, body: object, seen: string | undefined, newKey: () => string): Attempt {
  const text = JSON.stringify(body);
  if (draft.attempt?.body === text) return draft.attempt;
  return { key: newKey(), body: text, ...(seen ? { seen } : {}) };
}

/** The input to send and the draft to keep until it is acknowledged, or what is wrong in one sentence. */
export function prepared(draft: CheckInDraft, keyResult: Reported, newKey: () => string): Prepared {
  const typed = typedNumber(draft.value);
  const refused = (problem: string): Prepared => ({ input: null, draft, problem });
  if (keyResult.measure !== "MILESTONES" && typed.problem) return refused(typed.problem);
  if (draft.note.length > LONGEST_NOTE) return refused(t`The note is too long: at most 4,000 characters`);
  const body: Omit<CheckInInput, "idempotencyKey" | "seenCheckInId"> = {
    keyResultId: keyResult.id,
    status: draft.status,
    ...(keyResult.measure === "MILESTONES"
      ? { milestonesDone: draft.milestonesDone }
      : typed.value === null
        ? {}
        : { value: typed.value }),
    ...(draft.confidence === null ? {} : { confidence: draft.confidence }),
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
    ...(draft.blocker.trim() ? { blockers: [{ text: draft.blocker.trim() }] } : {}),
  };
  const attempt = attemptOf(draft, body, keyResult.latestCheckIn?.id, newKey);
  return {
    input: {
      ...body,
      ...(attempt.seen ? { seenCheckInId: attempt.seen } : {}),
      idempotencyKey: attempt.key,
    },
    draft: { ...draft, attempt },
    problem: null,
  };
}
