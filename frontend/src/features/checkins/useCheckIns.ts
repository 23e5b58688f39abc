import { useState } from "react";
import { type Client, useClient } from "urql";
import { type CheckInDraft, prepared, type Reported } from "./draft";
import type { Answer, Outbox } from "./outbox";
import { isReached } from "./reached";
import { type Outcome, remember, type RowState, rowOf, type RowStates } from "./rows";
import { type SavedCheckIn, sent, withdrawn } from "./saving";
import { useOutbox } from "./useOutbox";

type Titled = Reported & { title: string };
type Row = { keyResult: Titled; draft: CheckInDraft };

const SETTLED: readonly Outcome["kind"][] = ["saved", "queued"];

/** A check-in that brought its key result to the end. */
export interface Reached {
  checkInId: string;
  title: string;
}

/** Every row as it would be sent, or with what is wrong with it. */
function preparedRows(rows: readonly Row[]) {
  return rows.map(({ keyResult, draft }) => ({ keyResult, ...prepared(draft, keyResult, () => crypto.randomUUID()) }));
}

type Ready = Extract<ReturnType<typeof preparedRows>[number], { problem: null }>;

/** Keeps what has found no answer until it does; where this device keeps nothing, the row says so. */
async function queued(outbox: Outbox, { keyResult, input }: Ready): Promise<Outcome> {
  const key = String(input.idempotencyKey);
  try {
    await outbox.add({ key, title: keyResult.title, input, madeAt: Date.now() });
    return { kind: "queued", key };
  } catch {
    return { kind: "unknown" };
  }
}

/** Sends rows in one mutation; behind those that wait already, they wait too, so that the order stays. */
async function outcomesOf(client: Client, outbox: Outbox, ready: readonly Ready[]): Promise<Outcome[]> {
  // Something may wait from an earlier visit that has not been looked for yet.
  await outbox.look().catch(() => undefined);
  const isBehind = outbox.state.waiting.some((each) => each.refused === null);
  const inputs = ready.map((row) => row.input);
  const found: Answer[] = isBehind ? [] : await sent(client, inputs);
  const outcomes: Outcome[] = [];
  for (const [position, row] of ready.entries()) {
    const answer = found[position] ?? { kind: "unanswered" };
    outcomes.push(answer.kind === "unanswered" ? await queued(outbox, row) : answer);
  }
  // Where the shelf refuses, what waits is sent another time.
  if (isBehind) await outbox.flush().catch(() => undefined);
  return outcomes;
}

/** The check-in of a row, if it brought its key result to the end for the first time. */
function reachedBy({ keyResult }: Ready, outcome: Outcome | undefined): Reached[] {
  if (outcome?.kind !== "saved" || !outcome.now || !isReached(keyResult, outcome.now)) return [];
  return [{ checkInId: outcome.now.checkInId, title: keyResult.title }];
}

/** What was saved, and which of them reached their key results. */
function told(ready: readonly Ready[], outcomes: readonly Outcome[]): { saved: SavedCheckIn[]; reached: Reached[] } {
  return {
    saved: ready.flatMap(({ keyResult, draft }, position): SavedCheckIn[] => {
      const outcome = outcomes[position];
      if (outcome?.kind !== "saved" || !outcome.now) return [];
      return [
        {
          keyResultId: keyResult.id,
          checkInId: outcome.now.checkInId,
          status: draft.status,
          hasBlocker: draft.blocker.trim() !== "",
        },
      ];
    }),
    reached: ready.flatMap((row, position) => reachedBy(row, outcomes[position])),
  };
}

/** Rows as they were typed, after their check-ins were withdrawn. */
function typedAgain(states: RowStates, saved: readonly SavedCheckIn[]): RowStates {
  const next = { ...states };
  for (const { keyResultId } of saved) {
    const row = next[keyResultId];
    // A new attempt: under the old key the server would only tell again what was withdrawn.
    if (row) next[keyResultId] = { draft: { ...row.draft, attempt: null }, outcome: { kind: "typing" } };
  }
  return next;
}

const isToSend = ({ draft, outcome }: RowState) => draft.included && !SETTLED.includes(outcome.kind);

type Put = (keyResultId: string, draft: CheckInDraft, outcome: Outcome) => void;

/** Rows that can be sent, marked as on their way; the others say what is wrong with them. */
function begun(included: readonly Row[], put: Put): Ready[] {
  const rows = preparedRows(included);
  for (const { keyResult, draft, problem } of rows) {
    put(keyResult.id, draft, problem === null ? { kind: "sending" } : { kind: "refused", messages: [problem] });
  }
  return rows.flatMap((row) => (row.problem === null ? [row] : []));
}

/** The rows of the check-in screen: what is typed, what was sent, what became of it. */
export function useCheckIns(keyResults: readonly Titled[]) {
  const [states, setStates] = useState<RowStates>({});
  const client = useClient();
  const [outbox, { answers }] = useOutbox();

  const stateOf = (keyResult: Reported): RowState => {
    const { draft, outcome } = rowOf(states, keyResult);
    return { draft, outcome: outcome.kind === "queued" ? (answers.get(outcome.key) ?? outcome) : outcome };
  };
  const included = keyResults.map((keyResult) => ({ keyResult, ...stateOf(keyResult) })).filter(isToSend);

  const put: Put = (keyResultId, draft, outcome) => {
    remember(keyResultId, { draft, outcome });
    setStates((before) => ({ ...before, [keyResultId]: { draft, outcome } }));
  };

  /** Takes saved ones back; their rows hold again what was typed. */
  const takeBack = async (saved: readonly SavedCheckIn[], keys: readonly string[]) => {
    const undone = await withdrawn(client, saved, keys);
    if (undone.kind === "done") setStates((before) => typedAgain(before, saved));
    return undone;
  };

  /** Sends everything included. Answers what was saved, and which of them reached their key results. */
  const saveAll = async () => {
    const ready = begun(included, put);
    if (ready.length === 0) return told([], []);
    const outcomes = await outcomesOf(client, outbox, ready);
    ready.forEach((row, position) => put(row.keyResult.id, row.draft, outcomes[position] ?? { kind: "unknown" }));
    return told(ready, outcomes);
  };

  return {
    stateOf,
    edit: (keyResultId: string, draft: CheckInDraft) => put(keyResultId, draft, { kind: "typing" }),
    includedCount: included.length,
    saveAll,
    takeBack,
  };
}
