import { t } from "@lingui/core/macro";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { AnyVariables, Client } from "urql";
import type { Undone } from "../lib/undoStack";
import { errorText } from "./client";
import type { ChangeReasonInput } from "./generated/graphql";
import type { Payload } from "./useSave";

/** Why something published goes back to what it was. */
export const TAKEN_BACK: ChangeReasonInput = { kind: "CORRECTION", text: t`Undone` };

/** What refusals make of an attempt to take something back. */
export function undoneBy(userErrors: Payload["userErrors"]): Undone {
  if (userErrors.length === 0) return { kind: "done" };
  if (userErrors.some(({ code }) => code === "VERSION_CONFLICT")) return { kind: "changed" };
  return { kind: "refused", message: userErrors.map(({ message }) => message).join(" ") };
}

/** Takes something back by a change the other way. Its version, where it has one, guards what others did since. */
export async function takenBack<Data, Variables extends AnyVariables, P extends Payload>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  payloadOf: (data: Data) => P,
): Promise<{ undone: Undone; payload: P | null }> {
  const { data, error } = await client.mutation(document, variables).toPromise();
  if (error || !data) {
    const message = error ? errorText(error) : t`No answer came.`;
    return { undone: { kind: error?.networkError ? "unanswered" : "refused", message }, payload: null };
  }
  const payload = payloadOf(data);
  return { undone: undoneBy(payload.userErrors), payload };
}
