import type { Exchange, Operation } from "urql";
import { pipe, tap } from "wonka";
import { askAgain } from "./askAgain";

/**
 * A question that is on its way when a change is acknowledged is asked once more, below the cache, which sees what really goes
 * out. Its answer may be older than the change; and what the change invalidates lies above that answer in graphcache, which
 * would give the page nothing and not ask again, because the question is on its way already.
 */
export const overtakenExchange: Exchange =
  ({ client, forward }) =>
  (operations) => {
    const onTheirWay = new Map<number, Operation>();
    const noted = pipe(
      operations,
      tap((operation) => {
        if (operation.kind === "query") onTheirWay.set(operation.key, operation);
        if (operation.kind === "teardown") onTheirWay.delete(operation.key);
      }),
    );
    return pipe(
      forward(noted),
      tap(({ operation, error }) => {
        if (operation.kind === "query") onTheirWay.delete(operation.key);
        if (operation.kind !== "mutation" || error) return;
        for (const each of onTheirWay.values()) askAgain(client, each);
      }),
    );
  };
