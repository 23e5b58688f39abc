import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../graphql/generated";
import type { CheckInInput } from "../../graphql/generated/graphql";
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

/** The rows of the check-in screen: what is typed, what was sent, what became of it. */
export function useCheckIns(keyResults: readonly Reported[]) {
  const [states, setStates] = useState<RowStates>({});
  const [, save] = useMutation(SAVE);
  const included = keyResults.filter((each) => rowOf(states, each).draft.included && rowOf(states, each).outcome.kind !== "saved");

  const put = (keyResultId: string, draft: CheckInDraft, outcome: Outcome) => {
    remember(keyResultId, { draft, outcome });
    setStates((before) => ({ ...before, [keyResultId]: { draft, outcome } }));
  };

  /** Sends everything included in one mutation. Answers how many were saved. */
  const saveAll = async (): Promise<number> => {
    const sent: { keyResult: Reported; draft: CheckInDraft; input: CheckInInput }[] = [];
    for (const keyResult of included) {
      const ready = prepared(rowOf(states, keyResult).draft, keyResult, () => crypto.randomUUID());
      if (ready.input) sent.push({ keyResult, draft: ready.draft, input: ready.input });
      put(keyResult.id, ready.draft, ready.input ? { kind: "sending" } : { kind: "refused", messages: [ready.problem] });
    }
    if (sent.length === 0) return 0;
    const { data } = await save({ input: { checkIns: sent.map((each) => each.input) } });
    const payload = data?.checkInCreate;
    let saved = 0;
    sent.forEach(({ keyResult, draft }, position) => {
      const result = payload?.results[position];
      const outcome = result ? outcomeOf(result) : payload ? refusal(payload.userErrors) : ({ kind: "unknown" } as const);
      if (outcome.kind === "saved") saved += 1;
      put(keyResult.id, outcome.kind === "saved" ? { ...draft, attempt: null } : draft, outcome);
    });
    return saved;
  };

  return {
    stateOf: (keyResult: Reported) => rowOf(states, keyResult),
    edit: (keyResultId: string, draft: CheckInDraft) => put(keyResultId, draft, { kind: "typing" }),
    includedCount: included.length,
    saveAll,
  };
}

type Refused = { message: string };

function refusal(errors: readonly Refused[]): Outcome {
  return { kind: "refused", messages: errors.map((each) => each.message) };
}

function outcomeOf(result: { checkIn?: unknown; overtaken: boolean; userErrors: readonly Refused[] }): Outcome {
  return result.checkIn ? { kind: "saved", overtaken: result.overtaken } : refusal(result.userErrors);
}
