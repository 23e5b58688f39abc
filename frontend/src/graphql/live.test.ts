import { expect, test, vi } from "vitest";
import { eventsIn, gathered, joined, lately, pause, type Told } from "./live";

const event = (
  revision: string,
  upserted: readonly string[],
  removedIds: readonly string[] = [],
  reset = false,
): Told => ({
  data: {
    objectiveChanged: {
      revision,
      reset,
      removedIds,
      upserted: upserted.map((id) => ({ id, revision })),
      changedBy: upserted.map((objectiveId) => ({ objectiveId, person: revision })),
    },
  },
});

const unnamed = (revision: string, upserted: readonly string[]): Told => {
  const { data } = event(revision, upserted);
  return { data: { objectiveChanged: { ...(data?.["objectiveChanged"] as object), changedBy: [] } } };
};

test("the stream is asked for again later each time, and never later than the longest pause", () => {
  const least = [0, 1, 2, 3].map((retries) => pause(retries, 0));
  expect(least).toEqual([125, 250, 500, 1_000]);
  expect(pause(0, 1)).toBe(250);
  expect(pause(50, 1)).toBe(15_000);
  expect(pause(50, 0)).toBe(7_500);
});

test("events are taken whole, however they arrive; signs of life say nothing", () => {
  const text = ':\n\nevent: next\ndata: {"data":1}\n\nevent: next\ndata: {"da';
  expect(eventsIn(text)).toEqual({ events: [{ kind: "next", data: '{"data":1}' }], rest: 'event: next\ndata: {"da' });
  const later = eventsIn(`${eventsIn(text).rest}ta":2}\n\nevent: complete\ndata: {}\n\n`);
  expect(later.events.map(({ kind }) => kind)).toEqual(["next", "complete"]);
  expect(later.rest).toBe("");
});

test("two events are one with the newest word on each objective, and a reset stays one", () => {
  const both = joined(event("1", ["a", "b"], ["c"], true), event("2", ["b", "c"], ["a"]));
  expect(both.data).toEqual({
    objectiveChanged: {
      revision: "2",
      reset: true,
      removedIds: ["a"],
      upserted: [
        { id: "b", revision: "2" },
        { id: "c", revision: "2" },
      ],
      changedBy: [
        { objectiveId: "b", person: "2" },
        { objectiveId: "c", person: "2" },
      ],
    },
  });
});

test("who changed an objective stays with it until something newer is said of it, by whomever", () => {
  const both = joined(event("1", ["a"]), event("2", ["b"]));
  expect(both.data?.["objectiveChanged"]).toMatchObject({
    changedBy: [
      { objectiveId: "a", person: "1" },
      { objectiveId: "b", person: "2" },
    ],
  });
  expect(joined(event("1", ["a"]), unnamed("2", ["a"])).data?.["objectiveChanged"]).toMatchObject({ changedBy: [] });
});

test("the first event is told at once, those soon after it together, and none after the end", () => {
  vi.useFakeTimers();
  const [told, ended] = [vi.fn(), new AbortController()];
  const tell = gathered(told, ended.signal);
  tell(event("1", ["a"]));
  expect(told).toHaveBeenCalledTimes(1);
  tell(event("2", ["b"]));
  tell(event("3", ["c"]));
  vi.advanceTimersByTime(4_999);
  expect(told).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(told).toHaveBeenCalledTimes(2);
  expect(told.mock.calls[1]?.[0].data.objectiveChanged.upserted.map((each: { id: string }) => each.id)).toEqual([
    "b",
    "c",
  ]);
  tell(event("4", ["d"]));
  ended.abort();
  vi.advanceTimersByTime(60_000);
  expect(told).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});

test("what was told lately is known to a tab that begins, as one event, and forgotten after a while", () => {
  vi.useFakeTimers();
  const recent = lately();
  expect(recent.told()).toBeNull();
  recent.note(event("1", ["a"]));
  vi.advanceTimersByTime(14_000);
  recent.note(event("2", ["b"]));
  expect(recent.told()).toEqual(joined(event("1", ["a"]), event("2", ["b"])));
  vi.advanceTimersByTime(14_999);
  expect(recent.told()).not.toBeNull();
  vi.advanceTimersByTime(1);
  expect(recent.told()).toBeNull();
  vi.useRealTimers();
});
