import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useState } from "react";
import { type AnyVariables, useMutation } from "urql";
import { errorText } from "./client";

export interface Payload {
  userErrors: readonly { message: string; code: string; path: readonly string[] }[];
}

/** One mutation behind a small form: sends it, and holds what was refused until the next try. */
export function useSave<Data, Variables extends AnyVariables, P extends Payload>(
  document: TypedDocumentNode<Data, Variables>,
  payloadOf: (data: Data) => P,
) {
  const [{ fetching }, run] = useMutation<Data, Variables>(document);
  const [refused, setRefused] = useState<readonly string[]>([]);
  /** The payload when all went well, null when something was refused or never arrived. */
  const save = async (variables: Variables): Promise<P | null> => {
    const { data, error } = await run(variables);
    const payload = data ? payloadOf(data) : null;
    const messages = error ? [errorText(error)] : (payload?.userErrors ?? []).map((each) => each.message);
    setRefused(messages);
    return messages.length === 0 ? payload : null;
  };
  return { save, refused, busy: fetching };
}
