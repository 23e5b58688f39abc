import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useRef } from "react";
import { type Payload, useSave } from "./useSave";

/** Keys to send inputs under: the same input has the same key until it is answered, so that it counts once. */
export function useIdempotencyKey() {
  const sent = useRef<{ body: string; key: string } | null>(null);
  return {
    keyFor: (input: object): string => {
      const body = JSON.stringify(input);
      if (sent.current?.body !== body) sent.current = { body, key: crypto.randomUUID() };
      return sent.current.key;
    },
    answered: () => {
      sent.current = null;
    },
  };
}

/** A mutation that makes something. What is sent again because its answer was lost is made once. */
export function useCreate<
  Data,
  Variables extends { input: { idempotencyKey?: string | number | null } },
  P extends Payload,
>(document: TypedDocumentNode<Data, Variables>, payloadOf: (data: Data) => P) {
  const { save, ...state } = useSave(document, payloadOf);
  const { keyFor, answered } = useIdempotencyKey();
  const create = async (input: Omit<Variables["input"], "idempotencyKey">): Promise<P | null> => {
    const made = await save({ input: { ...input, idempotencyKey: keyFor(input) } } as Variables);
    if (made) answered();
    return made;
  };
  return { create, ...state };
}
