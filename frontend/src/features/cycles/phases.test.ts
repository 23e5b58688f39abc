import { expect, it } from "vitest";
import { nextQuarter, phaseAfter, phaseBefore } from "./phases";

it("proposes the current quarter, then the next that is free", () => {
  expect(nextQuarter("2026-11-22", [])).toEqual({ name: "Q4 2026", startsOn: "2026-10-01", endsOn: "2026-12-31" });
  expect(nextQuarter("2026-11-22", ["Q4 2026"])).toEqual({
    name: "Q1 2027",
    startsOn: "2027-01-01",
    endsOn: "2027-03-31",
  });
});

it("goes one phase at a time and never out of a closed cycle", () => {
  expect([phaseAfter("PLANNING"), phaseAfter("ACTIVE"), phaseAfter("GRADING"), phaseAfter("CLOSED")]).toEqual([
    "ACTIVE",
    "GRADING",
    "CLOSED",
    null,
  ]);
  expect([phaseBefore("PLANNING"), phaseBefore("GRADING"), phaseBefore("CLOSED")]).toEqual([null, "ACTIVE", null]);
});
