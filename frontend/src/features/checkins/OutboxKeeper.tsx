import { useEffect } from "react";
import { type Client, useClient } from "urql";
import { nowWaiting } from "./waitingCount";
import { useOutbox } from "./useOutbox";

const EVERY_MS = 15_000;

/** Where the app opens offline, what this person sees is kept for then. */
async function keep(client: Client): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  // Never there where the app does not open offline.
  await navigator.serviceWorker.ready;
  (await import("./keepVisit")).keepVisitOf(client);
}

/** Sends what waits: at the beginning, when the connection is back, when one comes back, and every quarter of a minute. */
export default function OutboxKeeper() {
  const [outbox, { waiting }] = useOutbox();
  const client = useClient();
  useEffect(() => void keep(client).catch(() => undefined), [client]);
  useEffect(() => {
    // A browser that keeps nothing has nothing to send.
    const flush = () => void outbox.flush().catch(() => undefined);
    const look = () => {
      if (document.visibilityState === "visible") flush();
    };
    flush();
    const timer = setInterval(() => outbox.state.waiting.length > 0 && flush(), EVERY_MS);
    globalThis.addEventListener("online", flush);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      globalThis.removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", look);
    };
  }, [outbox]);
  useEffect(() => {
    nowWaiting(waiting.length);
    return () => nowWaiting(0);
  }, [waiting]);
  return null;
}
