/**
 * Who was here last, so that the app opens for them without a connection. What was shown to them stands in a database of
 * its own (`graphql/lastVisit`), and goes with them.
 */
const PLACE = "plumbline.visitor";
export const VISIT = "plumbline-visit";

/** So long after the server has answered for the last time nothing is shown from here any more. */
const KEPT_MS = 14 * 86_400_000;

interface Visiting {
  person: { id: string } | null;
}

/** The session of the last visit, or null. */
export function lastVisitor<S extends Visiting>(now = Date.now()): S | null {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? "null") as { at: number; session: S } | null;
    return kept?.session.person?.id && now - kept.at < KEPT_MS ? kept.session : null;
  } catch {
    return null;
  }
}

let forgotten = 0;

/** How often this page has forgotten a visit: what was opened before is not to be used after. */
export const timesForgotten = (): number => forgotten;

/** Forgets who was here and what they were shown. */
export function forgetVisit(): void {
  forgotten += 1;
  try {
    localStorage.removeItem(PLACE);
    indexedDB.deleteDatabase(VISIT);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Remembers whom the server takes this browser for; nothing stays of anybody else. */
export function rememberVisitor(session: Visiting, now = Date.now()): void {
  const before = lastVisitor(now);
  if (before?.person?.id !== session.person?.id) forgetVisit();
  if (session.person === null) return;
  try {
    localStorage.setItem(PLACE, JSON.stringify({ at: now, session }));
  } catch {
    // Without room the app opens for nobody offline.
  }
}
