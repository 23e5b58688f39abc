/**
 * The way to the server: what is asked goes through here, so that one place knows whether the server has answered, and
 * which build of the app it serves.
 */
export interface Reach {
  /** The instant of what is shown from an earlier visit; null while everything shown is the server's. */
  readonly asOf: number | null;
  /** The server serves another build of the app than this page is of. */
  readonly isNewer: boolean;
}

let state: Reach = { asOf: null, isNewer: false };
let first: (() => Promise<unknown>) | null = null;
const listeners = new Set<() => void>();

function say(change: Partial<Reach>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

export const reachNow = (): Reach => state;

export function onReach(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function shownAsOf(asOf: number | null): void {
  if (asOf !== state.asOf) say({ asOf });
}

/** What has to be known before anything else is asked; raises when it cannot be. Null: nothing more. */
export function askFirst(question: (() => Promise<unknown>) | null): void {
  first = question;
}

/** The build that this page is of; empty where it was not built. */
function ownBuild(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content ?? "";
}

function notice(answer: Response): Response {
  const served = answer.headers.get("x-plumbline-build");
  const own = served ? ownBuild() : "";
  if (own && served !== own && !state.isNewer) say({ isNewer: true });
  return answer;
}

/** As `fetch`. */
export async function reach(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  await first?.();
  return notice(await fetch(input, init));
}
