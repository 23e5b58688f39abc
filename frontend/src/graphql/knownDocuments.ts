import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type CombinedError, type Exchange, makeOperation, type Operation } from "urql";
import { filter, makeSubject, map, merge, pipe } from "wonka";

/** As the generated documents carry it: `sha256:` and 64 digits. */
export function hashOf(query: Operation["query"]): string | undefined {
  return (query as TypedDocumentNode & { __meta__?: { hash?: string } }).__meta__?.hash?.replace("sha256:", "");
}

/** The same operation, named by the hash of its document; urql leaves the text away then. */
export function named(operation: Operation): Operation {
  const sha256Hash = hashOf(operation.query);
  if (!sha256Hash || operation.kind === "teardown" || operation.extensions?.persistedQuery) return operation;
  const known = makeOperation(operation.kind, operation, operation.context);
  known.extensions = { ...operation.extensions, persistedQuery: { version: 1, sha256Hash } };
  return known;
}

function isUnknown(error: CombinedError | undefined): boolean {
  return error?.graphQLErrors.some(({ extensions }) => extensions["code"] === "PERSISTED_QUERY_NOT_FOUND") ?? false;
}

/**
 * Sends hashes instead of documents: less to send, and all that a strict server takes. A page that is older or newer than
 * its server asks again with the text.
 */
export const knownDocuments: Exchange =
  ({ forward }) =>
  (operations) => {
    const again = makeSubject<Operation>();
    return pipe(
      merge([pipe(operations, map(named)), again.source]),
      forward,
      filter((result) => {
        const { operation } = result;
        if (!isUnknown(result.error) || !operation.extensions?.persistedQuery) return true;
        const spelled = makeOperation(operation.kind, operation, operation.context);
        spelled.extensions = undefined;
        again.next(spelled);
        return false;
      }),
    );
  };
