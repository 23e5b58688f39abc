import { t } from "@lingui/core/macro";
import { useSyncExternalStore } from "react";
import { forgetDrafts, holdDraftsOf } from "../../lib/drafts";
import { askFirst, shownAsOf } from "../../lib/reach";
import { forgetVisit, lastVisitor, rememberVisitor } from "../../lib/visitor";

export interface SessionPerson {
  id: string;
  name: string;
  title: string | null;
}
export interface DemoPerson extends SessionPerson {
  role: string;
}
export type Role = "ADMIN" | "COACH" | "MEMBER" | "READER" | "SERVICE";

export interface Session {
  signedIn: boolean;
  person: SessionPerson | null;
  role: Role | null;
  /** False for whoever is not part of a pilot that runs. */
  admitted: boolean;
  demo: { people: DemoPerson[] } | null;
  /** True while nobody has set this installation up. */
  setup: boolean;
  /** How far what they see had come: what is asked for later is no older. */
  revision: string | null;
}

/** What the server refused, with its sentence and the field to blame for it. */
export class SessionRefused extends Error {
  constructor(
    message: string,
    readonly path: readonly string[] = [],
  ) {
    super(message);
  }
}

/** The server was not there to answer. */
class Unreached extends SessionRefused {}

let known: Session | null = null;
let asking: Promise<Session> | null = null;
const listeners = new Set<() => void>();

/** What the server says of who is signed in. */
function learn(session: Session): Session {
  askFirst(null);
  rememberVisitor(session);
  return take(session);
}

function take(session: Session): Session {
  known = session;
  holdDraftsOf(session.person?.id ?? null);
  for (const listener of listeners) listener();
  return session;
}

/** Calls one of the plain HTTP routes; refusals come as SessionRefused with a sentence to show. */
export async function callRoute<T>(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        "X-Plumbline": "web",
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Unreached(t`The server cannot be reached. Check the connection and try again.`);
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as T;
  throw new SessionRefused(await sentence(answer, response.status), pathIn(answer));
}

function pathIn(answer: unknown): string[] {
  const path = typeof answer === "object" && answer !== null ? (answer as { path?: unknown }).path : null;
  return Array.isArray(path) ? path.map(String) : [];
}

/** A sentence of the server in the language of the page. */
const inLanguage = (said: string): Promise<string> =>
  import("../../lib/refusals").then(
    (refusals) => refusals.inLanguage(said),
    () => said,
  );

async function sentence(answer: unknown, status: number): Promise<string> {
  if (typeof answer === "object" && answer !== null) {
    const { message, error } = answer as { message?: unknown; error?: { message?: unknown } };
    if (typeof message === "string") return inLanguage(message);
    if (typeof error === "object" && typeof error?.message === "string") return inLanguage(error.message);
  }
  if (status === 429) return t`Too many tries. Wait a minute and try again.`;
  return status >= 500
    ? t`The server could not answer. Try again in a moment.`
    : t`That did not work. Check what you typed and try again.`;
}

/**
 * Without a connection the app opens for whoever was here last. Nothing is sent or shown in their name before the server
 * has said that it is still they who are signed in.
 */
function takeLast(failure: unknown): Session {
  const last = failure instanceof Unreached ? lastVisitor<Session>() : null;
  if (!last) throw failure;
  askFirst(confirmed);
  return take(last);
}

let confirming: Promise<void> | null = null;

function confirmed(): Promise<void> {
  confirming ??= callRoute<Session>("GET", "/session")
    .then((session) => {
      const isSame = session.person?.id === known?.person?.id;
      learn(session);
      if (isSame) return;
      shownAsOf(null);
      throw new SessionRefused(t`Somebody else is signed in here now.`);
    })
    .finally(() => {
      confirming = null;
    });
  return confirming;
}

/** Who is signed in, asked once and remembered. */
export function currentSession(): Promise<Session> {
  if (known) return Promise.resolve(known);
  asking ??= callRoute<Session>("GET", "/session")
    .then(learn, takeLast)
    .finally(() => {
      asking = null;
    });
  return asking;
}

async function askedAgain(): Promise<Session> {
  known = null;
  return currentSession();
}

export async function signIn(email: string, password: string): Promise<Session> {
  await callRoute("POST", "/session", { email, password });
  return askedAgain();
}

export async function signInAsDemo(personId: string): Promise<Session> {
  await callRoute("POST", "/session/demo", { personId });
  return askedAgain();
}

export async function signOut(): Promise<Session> {
  await callRoute("DELETE", "/session");
  forgetDrafts();
  forgetVisit();
  return askedAgain();
}

/** After an invitation or the first set-up has opened a session by itself. */
export const sessionOpened = askedAgain;

/** The server has ended the session; drafts stay with the person they belong to. */
export function sessionEnded(): void {
  forgetVisit();
  if (known?.signedIn) {
    known = { ...known, signedIn: false, person: null, role: null };
    for (const listener of listeners) listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** From where to follow what changes, so that nothing is missed that comes while a page is read. */
export const sessionRevision = (): string | null => known?.revision ?? null;

/** The session as far as it is known; the shell is drawn only once it is. */
export function useSession(): Session | null {
  return useSyncExternalStore(subscribe, () => known);
}
