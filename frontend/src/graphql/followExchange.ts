import type { Exchange, Operation, OperationResult } from "urql";
import { pipe, tap } from "wonka";
import { askAgain } from "./askAgain";

/** The whole tree is not asked for again: its page asks for what changed in it. */
const FOLLOWS_BY_ITSELF = "AlignmentColumns";

function nameOf({ query }: Operation): string | undefined {
  const definition = query.definitions.find((each) => each.kind === "OperationDefinition");
  return definition && "name" in definition ? definition.name?.value : undefined;
}

/** Whether somebody else has changed something: told live, or met by a change that was made from an older version. */
function tellsOfOthers({ operation, data }: OperationResult): boolean {
  if (operation.kind === "subscription")
    return Boolean((data as { objectiveChanged?: unknown } | undefined)?.objectiveChanged);
  if (operation.kind !== "mutation") return false;
  const payloads = Object.values((data ?? {}) as Record<string, { userErrors?: { code?: string }[] } | null>);
  return payloads.some((payload) => payload?.userErrors?.some(({ code }) => code === "VERSION_CONFLICT"));
}

/**
 * When somebody else has changed something, its numbers are in the cache already; lists and histories on the screen are asked
 * for again, also those that are still on their way. Invalidating would hide the answers to these: see overtakenExchange.
 */
export const followExchange: Exchange =
  ({ client, forward }) =>
  (operations) => {
    const shown = new Map<number, Operation>();
    const noted = pipe(
      operations,
      tap((operation) => {
        if (operation.kind === "query") shown.set(operation.key, operation);
        if (operation.kind === "teardown") shown.delete(operation.key);
      }),
    );
    return pipe(
      forward(noted),
      tap((result) => {
        if (!tellsOfOthers(result)) return;
        for (const each of shown.values()) if (nameOf(each) !== FOLLOWS_BY_ITSELF) askAgain(client, each);
      }),
    );
  };
