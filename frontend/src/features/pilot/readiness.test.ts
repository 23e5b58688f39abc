import { expect, it } from "vitest";
import { lacks, verdict } from "./readiness";

const READY = { lead: { name: "Ana" }, objectives: 2, checkInRate: 0.7 };

it("says what a unit of the pilot lacks", () => {
  expect(lacks(READY)).toEqual([]);
  expect(lacks({ lead: null, objectives: 0, checkInRate: null })).toHaveLength(3);
  expect(lacks({ ...READY, checkInRate: 0.69 })).toHaveLength(1);
});

it("widens the circle only when all are ready and the cadence is set", () => {
  expect(verdict([READY], true)).toMatch(/^Ready/);
  expect(verdict([READY], false)).toMatch(/how often/);
  expect(verdict([READY, { ...READY, lead: null }], true)).toBe("Not yet: 1 of 2 still lack something.");
});
