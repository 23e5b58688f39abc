import { useSyncExternalStore } from "react";
import { type Client, useClient } from "urql";
import { holderOfDrafts } from "../../lib/drafts";
import { Outbox, type OutboxState } from "./outbox";
import { browserShelf, oneWindow } from "./outboxShelf";
import { sent } from "./saving";

/** One for each client, and so for each person who signs in. */
const outboxes = new WeakMap<Client, Outbox>();

function outboxOf(client: Client): Outbox {
  const known = outboxes.get(client);
  if (known) return known;
  const send: Outbox["send"] = async (input) => (await sent(client, [input]))[0] ?? { kind: "unanswered" };
  const made = new Outbox(holderOfDrafts(), browserShelf, send, oneWindow);
  outboxes.set(client, made);
  return made;
}

/** The check-ins of whoever is signed in that wait to be sent. */
export function useOutbox(): [Outbox, OutboxState] {
  const outbox = outboxOf(useClient());
  return [outbox, useSyncExternalStore(outbox.subscribe, outbox.snapshot)];
}
