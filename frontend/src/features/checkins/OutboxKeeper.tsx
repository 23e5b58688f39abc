import { useEffect } from "react";
import { nowWaiting } from "./waitingCount";
import { useOutbox } from "./useOutbox";

const EVERY_MS = 15_000;

/** Sends what waits: at the beginning, when the connection is back, when one comes back, and every quarter of a minute. */
export default function OutboxKeeper() {
  const [outbox, { waiting }] = useOutbox();
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
