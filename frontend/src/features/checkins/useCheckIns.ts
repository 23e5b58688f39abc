import { useState } from "react";
import { type CombinedError, useMutation } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { type CheckInDraft, prepared, type Reported } from "./draft";
import { type Outcome, remember, rowOf, type RowStates } from "./rows";

const SAVE = graphql(`
  mutation CheckInsSave($input: CheckInCreateInput!) {
    checkInCreate(input: $input) {
      results {
        overtaken
        repeated
        userErrors { message code path }
        checkIn {
          id
          happenedAt
          status
          keyResult {
            id
            currentValue
            status
            progress
            expected
            confidence
            health
            milestones { id name done }
            latestCheckIn { id happenedAt note author { id name } }
          }
        }
      }
      affected { id progress health pace confidence ... on Objective { expected automaticProgress derivedHealth } ... on KeyResult { expected currentValue } }
      userErrors { message code path }
    }
  }
`);

type Refused = { message: string };
type Result = { checkIn?: unknown; overtaken: boolean; userErrors: readonly Refused[] };
type Payload = { results: readonly Result[]; userErrors: readonly Refused[] };

function refusal(errors: readonly Refused[]): Outcome {
  return { kind: "refused", messages: errors.map((each) => each.message) };
}

/** What became of the row at a position; without an answer nobody knows. */
function outcomeAt(position: number, payload: Payload | undefined, error: CombinedError | undefined): Outcome {
  const result = payload?.results[position];
  if (result) return result.checkIn ? { kind: "saved", overtaken: result.overtaken } : refusal(result.userErrors);
  if (payload) return refusal(payload.userErrors);
  return error && !error.networkError ? refusal([{ message: errorText(error) }]) : { kind: "unknown" };
}

type Row = { keyResult: Reported; draft: CheckInDraft };

/** Every row as it would be sent, or with what is wrong with it. */
function preparedRows(rows: readonly Row[]) {
  return rows.map(({ keyResult, draft }) => ({ keyResult, ...prepared(draft, keyResult, () => crypto.randomUUID()) }));
}

/** The rows of the check-in screen: what is typed, what was sent, what became of it. */
export function useCheckIns(keyResults: readonly Reported[]) {
  const [states, setStates] = useState<RowStates>({});
  const [, save] = useMutation(SAVE);
  const included = keyResults
    .map((keyResult) => ({ keyResult, ...rowOf(states, keyResult) }))
    .filter((row) => row.draft.included && row.outcome.kind !== "saved");

  const put = (keyResultId: string, draft: CheckInDraft, outcome: Outcome) => {
    remember(keyResultId, { draft, outcome });
    setStates((before) => ({ ...before, [keyResultId]: { draft, outcome } }));
  };

  /** Sends everything included in one mutation. Answers how many were saved. */
  const saveAll = async (): Promise<number> => {
    const rows = preparedRows(included);
    for (const { keyResult, draft, problem } of rows) {
      put(keyResult.id, draft, problem === null ? { kind: "sending" } : { kind: "refused", messages: [problem] });
    }
    const sent = rows.flatMap((row) => (row.input ? [{ ...row, input: row.input }] : []));
    if (sent.length === 0) return 0;
    const { data, error } = await save({ input: { checkIns: sent.map((row) => row.input) } });
    const outcomes = sent.map((_row, position) => outcomeAt(position, data?.checkInCreate, error));
    sent.forEach(({ keyResult, draft }, position) =>
      put(keyResult.id, draft, outcomes[position] ?? { kind: "unknown" }),
    );
    return outcomes.filter((outcome) => outcome.kind === "saved").length;
  };

  return {
    stateOf: (keyResult: Reported) => rowOf(states, keyResult),
    edit: (keyResultId: string, draft: CheckInDraft) => put(keyResultId, draft, { kind: "typing" }),
    includedCount: included.length,
    saveAll,
  };
}
