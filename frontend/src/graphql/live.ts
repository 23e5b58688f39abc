import type { ExecutionResult } from "graphql";
import { reach } from "../lib/reach";

export type Told = ExecutionResult<Record<string, unknown>>;
/** A document by its text or by its hash, as the server takes it. */
export type Asked = { readonly query?: string; readonly extensions?: Record<string, unknown> };
type Tell = (result: Told) => void;

/** The revision up to which everything has been told, also by the tab that had the stream before. */
export type Place = { since: string | null };

/** Longest pause before the stream is asked for again. */
const LONGEST_MS = 15_000;

/** The server gives a sign of life every three seconds; after so long without one the connection is dead. */
const SILENCE_MS = 12_000;

/** After something was told, so long passes before the next: each telling asks again for what is on the screen. */
const GATHERED_MS = 5_000;

/** What a tab says when it begins to follow: its page may be older than what was told just before. */
const HELLO = "hello";

/** So long what was told is told again to a tab that begins. */
const LATELY_MS = 15_000;

type Changed = {
  reset: boolean;
  removedIds: readonly string[];
  upserted: readonly { id: string }[];
  changedBy: readonly { objectiveId: string }[];
};

const changedIn = (result: Told | null) => result?.data?.["objectiveChanged"] as Changed | undefined;

/** Two events as one: of each objective the newest word. */
export function joined(earlier: Told | null, later: Told): Told {
  const [before, after] = [changedIn(earlier), changedIn(later)];
  if (!before || !after) return later;
  const upserted = new Map([...before.upserted, ...after.upserted].map((each) => [each.id, each]));
  const removedIds = new Set([...before.removedIds, ...after.removedIds]);
  for (const { id } of after.upserted) removedIds.delete(id);
  for (const id of removedIds) upserted.delete(id);
  const anew = new Set(after.upserted.map(({ id }) => id));
  const named = [...before.changedBy.filter(({ objectiveId }) => !anew.has(objectiveId)), ...after.changedBy];
  const both = {
    reset: before.reset || after.reset,
    removedIds: [...removedIds],
    upserted: [...upserted.values()],
    changedBy: named.filter(({ objectiveId }) => upserted.has(objectiveId)),
  };
  return { ...later, data: { ...later.data, objectiveChanged: { ...after, ...both } } };
}

/** Tells the first at once, and what comes soon after it together. */
export function gathered(tell: Tell, signal: AbortSignal): Tell {
  let kept: Told | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    timer = undefined;
    if (kept === null || signal.aborted) return;
    const told = kept;
    kept = null;
    timer = setTimeout(open, GATHERED_MS);
    tell(told);
  };
  return (result) => {
    kept = joined(kept, result);
    if (timer === undefined) open();
  };
}

const revisionOf = (result: Told) =>
  (result.data?.["objectiveChanged"] as { revision?: string } | undefined)?.revision ?? null;

/** Twice as long each time, and seldom two browsers at once. */
export const pause = (retries: number, chance = Math.random()): number =>
  Math.min(LONGEST_MS, 250 * 2 ** retries) * (0.5 + chance / 2);

/** The whole events in a text, and the rest that is not one yet. */
export function eventsIn(text: string): { events: { kind: string; data: string }[]; rest: string } {
  const blocks = text.split("\n\n");
  const rest = blocks.pop() ?? "";
  const events = blocks.map((block) => {
    const lines = block.split("\n");
    const line = (name: string) => lines.find((each) => each.startsWith(`${name}: `))?.slice(name.length + 2) ?? "";
    return { kind: line("event"), data: line("data") };
  });
  return { events: events.filter(({ kind }) => kind !== ""), rest };
}

/** Keeps what was told lately, as one event; asked, it gives it back. */
export function lately(): { note: (result: Told) => void; told: () => Told | null } {
  let kept: Told | null = null;
  let until = 0;
  const told = () => (Date.now() < until ? kept : null);
  const note = (result: Told) => {
    kept = joined(told(), result);
    until = Date.now() + LATELY_MS;
  };
  return { note, told };
}

/**
 * Follows what changes, over one stream per browser: the tab that holds the lock has it and tells the others. `who` keeps
 * people apart who sign in one after the other. `place` is as old as the page at most, and moves along. Returns what ends it.
 */
export function followed(who: string, asked: Asked, place: Place, tell: Tell): () => void {
  const name = `plumbline-live-${who}`;
  const channel = new BroadcastChannel(name);
  const ended = new AbortController();
  const show = gathered(tell, ended.signal);
  const recent = lately();
  channel.onmessage = ({ data }: MessageEvent<Told | typeof HELLO>) => {
    if (data === HELLO) {
      const told = recent.told();
      if (told) channel.postMessage(told);
      return;
    }
    place.since = revisionOf(data) ?? place.since;
    show(data);
  };
  channel.postMessage(HELLO);
  const tellAll = (result: Told) => {
    recent.note(result);
    channel.postMessage(result);
    show(result);
  };
  // Refused when this tab closes before its turn has come.
  void navigator.locks
    .request(name, { signal: ended.signal }, () => led(asked, place, ended.signal, tellAll))
    .catch(() => undefined);
  return () => {
    ended.abort();
    channel.close();
  };
}

/** Follows a stream of this page's own; each time it breaks it begins anew. Returns what ends it. */
export function attended(asked: Asked, variables: object, tell: Tell): () => void {
  const ended = new AbortController();
  void listening(asked, () => variables, ended.signal, tell);
  return () => ended.abort();
}

/** Holds the shared stream until told to stop; each time it breaks it goes on from the last revision. */
function led(asked: Asked, place: Place, signal: AbortSignal, tell: Tell): Promise<void> {
  return listening(
    asked,
    () => ({ since: place.since }),
    signal,
    (result) => {
      // The first event of a stream says only where it stands when nothing has come since.
      if (place.since !== null && (changedIn(result)?.reset || revisionOf(result) !== place.since)) tell(result);
      place.since = revisionOf(result) ?? place.since;
    },
  );
}

/** Listens until told to stop, or there is nothing more to listen to. */
async function listening(asked: Asked, variables: () => object, signal: AbortSignal, tell: Tell): Promise<void> {
  for (let retries = 0; !signal.aborted; retries += 1) {
    const told = (result: Told) => {
      tell(result);
      retries = 0;
    };
    try {
      if (await listened({ ...asked, variables: variables() }, signal, told)) return;
    } catch {
      // Asked for again below.
    }
    if (!signal.aborted) await new Promise((done) => setTimeout(done, pause(retries)));
  }
}

/** One connection, to its end; true when there is nothing more to listen to. */
async function listened(body: Asked & { variables: object }, signal: AbortSignal, tell: Tell): Promise<boolean> {
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), SILENCE_MS);
  try {
    const response = await reach("/graphql/stream", {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json", "X-Plumbline": "web" },
      body: JSON.stringify(body),
      signal: AbortSignal.any([signal, silent.signal]),
    });
    if (!response.ok || response.body === null) throw new Error(`${response.status}`);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let begun = ""; ; ) {
      const { done, value } = await reader.read();
      if (done) return false;
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), SILENCE_MS);
      const { events, rest } = eventsIn(begun + value);
      begun = rest;
      for (const { kind, data } of events) {
        const result = kind === "next" ? (JSON.parse(data) as Told) : null;
        if (result === null || result.errors) return true;
        tell(result);
      }
    }
  } finally {
    clearTimeout(timer);
  }
}
