import { expect, test } from "vitest";
import { occurring } from "./tables";

test("healths stand in the order of the words, without those that do not occur", () => {
  const counts = [
    [{ health: "OUTDATED" as const, count: 1 }],
    [
      { health: "ON_TRACK" as const, count: 2 },
      { health: "DONE" as const, count: 0 },
    ],
  ];
  expect(occurring(counts)).toEqual(["ON_TRACK", "OUTDATED"]);
});
