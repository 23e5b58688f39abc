import { type Client, makeOperation, type Operation } from "urql";

/** Asks the server once more what a page has asked, for all who show the answer. */
export function askAgain(client: Client, operation: Operation): void {
  client.reexecuteOperation(makeOperation("query", operation, { ...operation.context, requestPolicy: "network-only" }));
}
