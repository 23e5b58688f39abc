import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type Client, type Operation, type OperationResult, stringifyDocument, stringifyVariables } from "urql";
import { reach, reachNow, shownAsOf } from "../lib/reach";
import { lastVisitor, timesForgotten, VISIT } from "../lib/visitor";
import { askAgain } from "./askAgain";
import { hashOf } from "./knownDocuments";
import { keepAnswers } from "./visitExchange";

interface Kept {
  key: string;
  at: number;
  data: unknown;
}

interface Schema extends DBSchema {
  answers: { key: string; value: Kept; indexes: { at: number } };
}

/** Characters of an answer as JSON; a larger one is not kept. */
const LARGEST = 2_000_000;
const MOST = 60;
const AGAIN_MS = 15_000;

let opened: Promise<IDBPDatabase<Schema>> | null = null;
let openedAt = 0;

function database(): Promise<IDBPDatabase<Schema>> {
  if (openedAt !== timesForgotten()) opened = null;
  openedAt = timesForgotten();
  opened ??= openDB<Schema>(VISIT, 1, {
    upgrade: (made) => void made.createObjectStore("answers", { keyPath: "key" }).createIndex("at", "at"),
    // Somebody forgets the visit: nothing may hold it.
    blocking: (_current, _next, event) => {
      opened = null;
      (event.target as IDBDatabase).close();
    },
    terminated: () => {
      opened = null;
    },
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

const isTheirs = (who: string) => who !== "" && lastVisitor()?.person?.id === who;

/** The week that is looked back on begins with each visit anew; what was answered for the last one is as near. */
const MOVING = "fromAt";

/** Whose, which document, and with what. */
function keyOf(who: string, { query, variables }: Operation): string {
  const { [MOVING]: _moving, ...asked } = (variables ?? {}) as Record<string, unknown>;
  return `${who} ${hashOf(query) ?? stringifyDocument(query)} ${stringifyVariables(asked)}`;
}

/** Keeps an answer for the person it was given to, as long as they are who visits. */
export async function keepAnswer(who: string, { operation, data }: OperationResult, at = Date.now()): Promise<void> {
  if (JSON.stringify(data).length > LARGEST) return;
  const open = await database();
  if (!isTheirs(who)) return;
  const writing = open.transaction("answers", "readwrite");
  await writing.store.put({ key: keyOf(who, operation), at, data });
  for (let more = (await writing.store.count()) - MOST; more > 0; more -= 1) {
    const oldest = await writing.store.index("at").getKey(IDBKeyRange.lowerBound(0));
    if (oldest !== undefined) await writing.store.delete(oldest);
  }
  await writing.done;
}

/** What the person was answered last, or null. */
export async function keptAnswer(who: string, operation: Operation): Promise<Kept | null> {
  if (!isTheirs(who)) return null;
  return (await (await database()).get("answers", keyOf(who, operation))) ?? null;
}

/** Shown from the last visit, and asked for again once the server can be reached. */
const waiting = new Map<number, { client: Client; operation: Operation }>();
let timer: ReturnType<typeof setInterval> | undefined;

async function lookAgain(): Promise<void> {
  if (waiting.size === 0) return;
  try {
    await reach("/healthz", { cache: "no-store" });
  } catch {
    return;
  }
  const asked = [...waiting.values()];
  waiting.clear();
  shownAsOf(null);
  clearInterval(timer);
  timer = undefined;
  globalThis.removeEventListener("online", again);
  for (const { client, operation } of asked) askAgain(client, operation);
}
const again = () => void lookAgain();

/** The answer of the last visit in place of none, if there is one. */
export async function answered(client: Client, who: string, result: OperationResult): Promise<OperationResult> {
  const { operation } = result;
  const kept = await keptAnswer(who, operation);
  if (!kept) return result;
  waiting.set(operation.key, { client, operation });
  if (timer === undefined) {
    timer = setInterval(again, AGAIN_MS);
    globalThis.addEventListener("online", again);
  }
  shownAsOf(Math.min(kept.at, reachNow().asOf ?? kept.at));
  return { ...result, data: kept.data, error: undefined };
}

/** After check-ins what is due has changed; a moment later it is asked for once more. */
const AFTER_SAVE_MS = 1_000;

/** Keeps what is answered from now on, and what `ask` asks for: what is due, whatever they look at. */
export function keepVisit(ask: () => void): void {
  let asking: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(asking);
    asking = setTimeout(ask, AFTER_SAVE_MS);
  };
  keepAnswers((who, result) => {
    if (result.operation.kind === "mutation") soon();
    // A browser without room keeps what it has.
    else void keepAnswer(who, result).catch(() => undefined);
  });
  soon();
}
