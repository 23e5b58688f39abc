import { t } from "@lingui/core/macro";
import type { Client, CombinedError } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import type { CheckInInput, Status } from "../../graphql/generated/graphql";
import type { Undone } from "../../lib/undoStack";
import { takenBack } from "../../graphql/takenBack";
import type { Answer } from "./outbox";

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
type Saved = { id: string; status: Status; keyResult: { progress?: number | null } };
type Result = { checkIn?: Saved | null; overtaken: boolean; userErrors: readonly Refused[] };
type Payload = { results: readonly Result[]; userErrors: readonly Refused[] };

const WITHDRAW = graphql(`
  mutation CheckInsWithdraw($input: CheckInCreateInput!) {
    checkInCreate(input: $input) {
      results {
        userErrors { message code path }
        checkIn {
          id
          keyResult {
            id currentValue status progress expected confidence health
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

/** A check-in that was saved, as far as it is needed to withdraw it. */
export interface SavedCheckIn {
  checkInId: string;
  keyResultId: string;
  status: Status;
  hasBlocker: boolean;
}

const STAYS = t`The blocker that came with it stays open until it is resolved.`;

/**
 * Withdraws check-ins by corrections: nothing is deleted, and one that somebody has corrected meanwhile stays.
 * `keys` are idempotency keys, so that a try whose answer was lost counts once.
 */
export async function withdrawn(
  client: Client,
  saved: readonly SavedCheckIn[],
  keys: readonly string[],
): Promise<Undone> {
  const checkIns = saved.map(({ checkInId, keyResultId, status }, position): CheckInInput => {
    return { idempotencyKey: keys[position] ?? "", keyResultId, status, supersedesId: checkInId, withdraw: true };
  });
  const { undone } = await takenBack(client, WITHDRAW, { input: { checkIns } }, ({ checkInCreate }) => {
    return { userErrors: [...checkInCreate.userErrors, ...checkInCreate.results.flatMap((each) => each.userErrors)] };
  });
  const stays = undone.kind === "done" && saved.some(({ hasBlocker }) => hasBlocker);
  return stays ? { ...undone, note: STAYS } : undone;
}

/** Errors that another try will not mend. */
const FINAL = new Set(["BAD_USER_INPUT", "FORBIDDEN", "NOT_FOUND", "GRAPHQL_VALIDATION_FAILED"]);

function saved({ id, status, keyResult }: Saved, overtaken: boolean): Answer {
  return { kind: "saved", overtaken, now: { checkInId: id, status, progress: keyResult.progress } };
}

function refusal(errors: readonly Refused[]): Answer {
  return { kind: "refused", messages: errors.map((each) => each.message) };
}

function isFinal(error: CombinedError): boolean {
  return error.graphQLErrors.some((each) => FINAL.has(String(each.extensions["code"])));
}

/** What became of the check-in at a position; without an answer nobody knows. */
function answerAt(position: number, payload: Payload | undefined, error: CombinedError | undefined): Answer {
  const result = payload?.results[position];
  if (result) return result.checkIn ? saved(result.checkIn, result.overtaken) : refusal(result.userErrors);
  if (payload) return refusal(payload.userErrors);
  return error && isFinal(error) ? refusal([{ message: errorText(error) }]) : { kind: "unanswered" };
}

/** Sends check-ins in one call, and says of each what became of it. */
export async function sent(client: Client, checkIns: readonly CheckInInput[]): Promise<Answer[]> {
  const { data, error } = await client.mutation(SAVE, { input: { checkIns: [...checkIns] } }).toPromise();
  return checkIns.map((_each, position) => answerAt(position, data?.checkInCreate, error));
}
