import { expect, it } from "vitest";
import { fullTitle, shortTitle } from "./title";

const untitled = { givenTitle: null, kind: "WEEKLY", heldOn: "2026-11-30", unit: { name: "Sales" } } as const;

it("calls a meeting without a title by its kind and unit, and by its day where that does not stand beside it", () => {
  expect(shortTitle(untitled)).toBe("Weekly review of Sales");
  expect(shortTitle({ ...untitled, kind: "OTHER" })).toBe("Review of Sales");
  expect(fullTitle(untitled)).toMatch(/^Weekly review of Sales, .*30.*2026/);
});

it("leaves a title as somebody wrote it", () => {
  const titled = { ...untitled, givenTitle: "What now?" };
  expect([shortTitle(titled), fullTitle(titled)]).toEqual(["What now?", "What now?"]);
});
