import { Client, type ClientOptions, type Exchange, type Operation, type OperationResult } from "urql";
import { filter, makeSubject, merge, pipe, tap } from "wonka";

/** For tests: a client whose questions wait until the test answers them. */
export function answering(exchanges: Exchange[], options: Partial<ClientOptions> = {}) {
  const asked: Operation[] = [];
  const answers = makeSubject<OperationResult>();
  const server: Exchange = () => (operations) =>
    merge([
      answers.source,
      pipe(
        operations,
        filter(({ kind }) => kind !== "teardown"),
        tap((operation) => void asked.push(operation)),
        filter(() => false),
      ) as never,
    ]);
  const client = new Client({ url: "/", ...options, exchanges: [...exchanges, server] });
  const answer = (operation: Operation | undefined, given: Partial<OperationResult>) => {
    if (!operation) throw new RangeError();
    answers.next({ operation, data: undefined, hasNext: operation.kind === "subscription", stale: false, ...given });
  };
  return { client, asked, answer };
}
