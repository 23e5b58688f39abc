import "fake-indexeddb/auto";
import { parse } from "graphql";
import { makeOperation, type Operation, type OperationResult } from "urql";
import { beforeEach, describe, expect, it } from "vitest";
import { forgetVisit, lastVisitor, rememberVisitor } from "../lib/visitor";
import { keepAnswer, keptAnswer } from "./lastVisit";

const DAY = 86_400_000;
const ana = { person: { id: "per_ana" } };
const ben = { person: { id: "per_ben" } };
const query = parse("query CheckInPage($one: Boolean) { viewer { checkInsDue { dueAt } } }");

function asked(variables: Record<string, unknown> = {}, key = 1): Operation {
  return makeOperation("query", { key, query, variables }, { url: "/graphql", requestPolicy: "network-only" });
}

const result = (operation: Operation, data: unknown) =>
  ({ operation, data, stale: false, hasNext: false }) as OperationResult;
const dataFor = async (who: string, operation: Operation) => (await keptAnswer(who, operation))?.data ?? null;

const places = new Map<string, string>();
globalThis.localStorage = {
  getItem: (name: string) => places.get(name) ?? null,
  setItem: (name: string, value: string) => void places.set(name, value),
  removeItem: (name: string) => void places.delete(name),
} as Storage;

beforeEach(() => {
  forgetVisit();
  rememberVisitor(ana);
});

describe("what is kept of a visit", () => {
  it("is the last answer to each question, by what it was asked with", async () => {
    await keepAnswer("per_ana", result(asked(), "first"));
    await keepAnswer("per_ana", result(asked(), "second"));
    await keepAnswer("per_ana", result(asked({ one: true }), "other"));
    expect(await dataFor("per_ana", asked())).toBe("second");
    expect(await dataFor("per_ana", asked({ one: true }))).toBe("other");
  });

  it("answers for the last week although the week has moved on", async () => {
    await keepAnswer("per_ana", result(asked({ fromAt: "2026-11-01T08:00:00Z" }), "moved"));
    expect(await dataFor("per_ana", asked({ fromAt: "2026-11-02T09:00:00Z" }, 2))).toBe("moved");
  });

  it("is shown to nobody else, and goes when somebody else comes", async () => {
    await keepAnswer("per_ana", result(asked(), "ana's"));
    expect(await dataFor("per_ben", asked())).toBeNull();
    rememberVisitor(ben);
    expect(await dataFor("per_ana", asked())).toBeNull();
    rememberVisitor(ana);
    expect(await dataFor("per_ana", asked())).toBeNull();
  });

  it("does not take what comes after the person has left", async () => {
    forgetVisit();
    await keepAnswer("per_ana", result(asked(), "late"));
    rememberVisitor(ana);
    expect(await dataFor("per_ana", asked())).toBeNull();
  });

  it("is bounded: no answer beyond two million characters, and the oldest of more than sixty goes", async () => {
    await keepAnswer("per_ana", result(asked(), "x".repeat(2_000_001)));
    expect(await dataFor("per_ana", asked())).toBeNull();
    for (let place = 0; place <= 60; place += 1)
      await keepAnswer("per_ana", result(asked({ place }), place), Date.now() + place);
    expect(await dataFor("per_ana", asked({ place: 0 }))).toBeNull();
    expect(await dataFor("per_ana", asked({ place: 1 }))).toBe(1);
    expect(await dataFor("per_ana", asked({ place: 60 }))).toBe(60);
  });
});

describe("who was here last", () => {
  it("is known for two weeks after the server has said so", () => {
    rememberVisitor(ana, 1_000);
    expect(lastVisitor(1_000 + 13 * DAY)).toEqual(ana);
    expect(lastVisitor(1_000 + 14 * DAY)).toBeNull();
  });

  it("is nobody after signing out", () => {
    rememberVisitor({ person: null });
    expect(lastVisitor()).toBeNull();
  });
});
