import { describe, expect, it } from "vitest";
import type { CheckInInput } from "../../graphql/generated/graphql";
import { type Answer, Outbox, type Send, type Shelf, type Waiting } from "./outbox";

function memory(): Shelf & { kept: Map<string, Waiting> } {
  const kept = new Map<string, Waiting>();
  return {
    kept,
    all: async (person) => [...kept.values()].filter((each) => each.person === person),
    put: async (one) => void kept.set(one.key, one),
    remove: async (key) => void kept.delete(key),
  };
}

const checkIn = (key: string, madeAt = Date.now()) => ({
  key,
  title: `Goal ${key}`,
  madeAt,
  input: { idempotencyKey: key, keyResultId: "kr_1", status: "ON_TRACK" } as CheckInInput,
});

const saved: Answer = { kind: "saved", overtaken: false };

/** A server that counts each key once, whatever arrives how often. */
function server(fate: (turn: number) => "answers" | "loses the answer" | "is away") {
  const stored: string[] = [];
  let turn = 0;
  const send: Send = async (input) => {
    turn += 1;
    const what = fate(turn);
    if (what === "is away") return { kind: "unanswered" };
    const key = String(input.idempotencyKey);
    if (!stored.includes(key)) stored.push(key);
    return what === "answers" ? saved : { kind: "unanswered" };
  };
  return { stored, send };
}

const alone = (work: () => Promise<void>) => work();

describe("check-ins that wait to be sent", () => {
  it("are sent in the order in which they were made, with their age", async () => {
    const sent: [string, number | null | undefined][] = [];
    const send: Send = async (input) => {
      sent.push([String(input.idempotencyKey), input.ageSeconds]);
      return saved;
    };
    const outbox = new Outbox("per_1", memory(), send, alone);
    await outbox.add(checkIn("b", Date.now() - 60_000));
    await outbox.add(checkIn("a", Date.now() - 90_000));
    await outbox.flush();
    expect(sent).toEqual([
      ["a", 90],
      ["b", 60],
    ]);
    expect(outbox.state.waiting).toEqual([]);
  });

  it("stay until they are answered, over a restart too", async () => {
    const shelf = memory();
    const away = new Outbox("per_1", shelf, async () => ({ kind: "unanswered" }), alone);
    await away.add(checkIn("a"));
    await away.flush();
    expect(away.state.waiting.map((each) => each.key)).toEqual(["a"]);
    const later = new Outbox("per_1", shelf, async () => saved, alone);
    await later.flush();
    expect([later.state.waiting, shelf.kept.size, later.state.answers.get("a")]).toEqual([[], 0, saved]);
  });

  it("hold nobody up when one is refused, and are given up only by hand", async () => {
    const send: Send = async ({ idempotencyKey }) =>
      idempotencyKey === "a" ? { kind: "refused", messages: ["This cycle is closed."] } : saved;
    const outbox = new Outbox("per_1", memory(), send, alone);
    await outbox.add(checkIn("a", 1));
    await outbox.add(checkIn("b", 2));
    await outbox.flush();
    await outbox.flush();
    expect(outbox.state.waiting.map(({ key, refused }) => [key, refused])).toEqual([["a", ["This cycle is closed."]]]);
    await outbox.discard("a");
    expect(outbox.state.waiting).toEqual([]);
  });

  it("are never said to be kept by a device that has no room", async () => {
    const full = { ...memory(), put: async () => Promise.reject(new DOMException("full", "QuotaExceededError")) };
    const outbox = new Outbox("per_1", full, async () => saved, alone);
    await expect(outbox.add(checkIn("a"))).rejects.toThrow("full");
    expect(outbox.state.waiting).toEqual([]);
  });

  it("are answered although the device refuses to forget them, and count once when they are sent again", async () => {
    const shelf = memory();
    const stuck = { ...shelf, remove: async () => Promise.reject(new DOMException("gone", "UnknownError")) };
    const { stored, send } = server(() => "answers");
    const outbox = new Outbox("per_1", stuck, send, alone);
    await outbox.add(checkIn("a"));
    await expect(outbox.flush()).rejects.toThrow("gone");
    expect(outbox.state.answers.get("a")).toEqual(saved);
    await new Outbox("per_1", shelf, send, alone).flush();
    expect([stored, shelf.kept.size]).toEqual([["a"], 0]);
  });

  it("belong to the person who made them", async () => {
    const shelf = memory();
    await new Outbox("per_1", shelf, async () => saved, alone).add(checkIn("a"));
    const other = new Outbox("per_2", shelf, async () => saved, alone);
    await other.flush();
    expect([other.state.waiting, shelf.kept.size]).toEqual([[], 1]);
  });

  it("arrive once each and in order, whatever the connection does", async () => {
    let seed = 7;
    const chance = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    const shelf = memory();
    const { stored, send } = server(() => {
      const dice = chance();
      return dice < 0.3 ? "is away" : dice < 0.5 ? "loses the answer" : "answers";
    });
    let outbox = new Outbox("per_1", shelf, send, alone);
    const made = Array.from({ length: 200 }, (_, place) => `key ${place}`);
    for (const [place, key] of made.entries()) {
      await outbox.add(checkIn(key, place));
      if (chance() < 0.5) await outbox.flush();
      if (chance() < 0.1) outbox = new Outbox("per_1", shelf, send, alone);
    }
    for (let tries = 0; shelf.kept.size > 0 && tries < 2_000; tries += 1) await outbox.flush();
    expect(stored).toEqual(made);
  });
});
