import { expect, test } from "vitest";
import { type Moved, mostMoved } from "./moves";

const goal = (name: string, before: number | null, after: number | null, turned = false): Moved & { name: string } => ({
  name,
  kind: "CHANGED",
  before: { progress: before, health: "ON_TRACK" },
  after: { progress: after, health: turned ? "AT_RISK" : "ON_TRACK" },
});

test("a turned health comes before the longest way, and what stood still is left out", () => {
  const goals = [
    goal("still", 0.4, 0.4),
    goal("far", 0.1, 0.9),
    goal("turned", 0.4, 0.41, true),
    goal("step", 0.1, 0.2),
  ];
  expect(mostMoved(goals).map((each) => each.name)).toEqual(["turned", "far", "step"]);
});

test("new goals stand between, gone ones do not show, and a first number counts from nothing", () => {
  const fresh = { name: "new", kind: "APPEARED" as const, after: { progress: 0, health: "PENDING" as const } };
  const gone = { name: "gone", kind: "GONE" as const, before: { progress: 1, health: "DONE" as const } };
  const goals = [gone, goal("first", null, 0.3), fresh];
  expect(mostMoved(goals).map((each) => each.name)).toEqual(["new", "first"]);
});

test("at most eight are shown", () => {
  expect(mostMoved(Array.from({ length: 30 }, (_, place) => goal(String(place), 0, 0.5)))).toHaveLength(8);
});
