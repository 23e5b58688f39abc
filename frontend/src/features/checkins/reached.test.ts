import { expect, test } from "vitest";
import { isReached } from "./reached";

test("a key result is reached when it is done or all the way, and only the first time", () => {
  expect(isReached({ status: "ON_TRACK", progress: 0.9 }, { status: "DONE", progress: 0.95 })).toBe(true);
  expect(isReached({ status: null, progress: null }, { status: "ON_TRACK", progress: 1 })).toBe(true);
  expect(isReached({ status: "ON_TRACK", progress: 1 }, { status: "DONE", progress: 1 })).toBe(false);
  expect(isReached({ status: "DONE", progress: 0.9 }, { status: "DONE", progress: 1 })).toBe(false);
  expect(isReached({}, { status: "AT_RISK", progress: 0.99 })).toBe(false);
});
