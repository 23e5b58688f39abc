import type { CombinedError, Exchange } from "urql";
import { map, pipe, tap } from "wonka";

/** Failures of the way to the answer, which say nothing about what was asked. */
const PASSING: ReadonlySet<unknown> = new Set(["INTERNAL", "RATE_LIMITED"]);

function isPassing(error: CombinedError | undefined): boolean {
  if (!error) return false;
  return Boolean(error.networkError) || error.graphQLErrors.some(({ extensions }) => PASSING.has(extensions["code"]));
}

/** What is on the screen stays there when asking for it again fails; the failure is told beside it. */
export const stayExchange: Exchange =
  ({ forward }) =>
  (operations) => {
    const shown = new Map<number, unknown>();
    const noted = pipe(
      operations,
      tap(({ kind, key }) => void (kind === "teardown" && shown.delete(key))),
    );
    return pipe(
      forward(noted),
      map((result) => {
        const { operation, data, error } = result;
        if (operation.kind !== "query") return result;
        if (!data) return isPassing(error) ? { ...result, data: shown.get(operation.key) } : result;
        shown.set(operation.key, data);
        return result;
      }),
    );
  };
