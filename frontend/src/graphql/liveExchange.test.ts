import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Client } from "urql";
import { pipe, subscribe } from "wonka";
import { liveExchange } from "./liveExchange";

const LIVE = "subscription LiveChanges($since: String) { objectiveChanged(since: $since) { revision } }";

/** What the stream is asked for, and what tells its next event. */
const asked: { since: string | null }[] = [];
let server: ReadableStreamDefaultController<Uint8Array>;

function said(revision: string, upserted: readonly string[] = [], reset = false): void {
  const objectiveChanged = { revision, reset, removedIds: [], upserted: upserted.map((id) => ({ id })), changedBy: [] };
  server.enqueue(new TextEncoder().encode(`event: next\ndata: ${JSON.stringify({ data: { objectiveChanged } })}\n\n`));
}

/** The revisions that a page hears which was read at a revision. */
function page(who: string, since: string | null) {
  const client = new Client({ url: "/", exchanges: [liveExchange(who, () => since)] });
  const heard: unknown[] = [];
  const follow = () =>
    pipe(
      client.subscription<{ objectiveChanged: { revision: string } }>(LIVE, {}),
      subscribe(({ data }) => void (data && heard.push(data.objectiveChanged.revision))),
    );
  return { heard, follow };
}

const settled = () => new Promise((done) => setTimeout(done, 20));

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("navigator", { locks: { request: (_name: string, _how: object, led: () => unknown) => led() } });
  vi.stubGlobal("fetch", async (_address: string, { body }: { body: string }) => {
    asked.push((JSON.parse(body) as { variables: { since: string | null } }).variables);
    return new Response(
      new ReadableStream({
        start(controller) {
          server = controller;
        },
      }),
    );
  });
});

afterEach(() => void vi.unstubAllGlobals());

test("what changed between the reading of a page and the beginning of its stream is told", async () => {
  const { heard, follow } = page("per_1", "read at 7");
  const stream = follow();
  await vi.waitFor(() => expect(asked).toEqual([{ since: "read at 7" }]));
  said("8", ["obj_1"]);
  await vi.waitFor(() => expect(heard).toEqual(["8"]));
  stream.unsubscribe();
});

test("a stream that begins where the page was read says nothing, unless everything is to be read again", async () => {
  const quiet = page("per_2", "7");
  const first = quiet.follow();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  said("7");
  await settled();
  expect(quiet.heard).toEqual([]);
  first.unsubscribe();
  const reset = page("per_3", "7");
  const second = reset.follow();
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  said("7", [], true);
  await vi.waitFor(() => expect(reset.heard).toEqual(["7"]));
  second.unsubscribe();
});

test("without a revision of the page the stream begins now, and whoever follows again goes on from there", async () => {
  const { heard, follow } = page("per_4", null);
  const first = follow();
  await vi.waitFor(() => expect(asked).toEqual([{ since: null }]));
  said("7");
  await settled();
  first.unsubscribe();
  const second = follow();
  await vi.waitFor(() => expect(asked).toEqual([{ since: null }, { since: "7" }]));
  said("8", ["obj_1"]);
  await vi.waitFor(() => expect(heard).toEqual(["8"]));
  second.unsubscribe();
});
