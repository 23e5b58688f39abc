import { useState } from "react";
import { type Client, useClient } from "urql";
import { type CheckInDraft, prepared, type Reported } from "./draft";
import type { Answer, Outbox } from "./outbox";
import { isReached } from "./reached";
import { type Outcome, remember, type RowState, rowOf, type RowStates } from "./rows";
import { sent } from "./saving";
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
  if (isBehind) await outbox.flush();
  return outcomes;
}

/** The check-in of a row, if it brought its key result to the end for the first time. */
function reachedBy({ keyResult }: Ready, outcome: Outcome | undefined): Reached[] {
  if (outcome?.kind !== "saved" || !outcome.now || !isReached(keyResult, outcome.now)) return [];
  return [{ checkInId: outcome.now.checkInId, title: keyResult.title }];
}

/** How many were saved, and which of them reached their key results. */
function told(ready: readonly Ready[], outcomes: readonly Outcome[]): { saved: number; reached: Reached[] } {
  return {
    saved: outcomes.filter((outcome) => outcome.kind === "saved").length,
    reached: ready.flatMap((row, position) => reachedBy(row, outcomes[position])),
  };
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
  const included = keyResults
    .map((keyResult) => ({ keyResult, ...stateOf(keyResult) }))
    .filter((row) => row.draft.included && !SETTLED.includes(row.outcome.kind));

  const put = (keyResultId: string, draft: CheckInDraft, outcome: Outcome) => {
    remember(keyResultId, { draft, outcome });
    setStates((before) => ({ ...before, [keyResultId]: { draft, outcome } }));
  };

  /** Sends everything included. Answers how many were saved, and which of them reached their key results. */
  const saveAll = async () => {
    const rows = preparedRows(included);
    for (const { keyResult, draft, problem } of rows) {
      put(keyResult.id, draft, problem === null ? { kind: "sending" } : { kind: "refused", messages: [problem] });
    }
    const ready = rows.flatMap((row) => (row.problem === null ? [row] : []));
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
  };
}
