import { describe, expect, it } from "vitest";
import { dayMs } from "../../lib/days";
import { type Burned, burnUpOf } from "./burnUp";
import { burnUpNumbers, checkInDays } from "./pictures";

const reported = (on: string, value: number | null, more = {}) => ({
  happenedAt: `${on}T12:00:00Z`,
  value,
  withdrawn: false,
  ...more,
});

const response: Burned = {
  measure: "DECREASE",
  startsOn: "2026-10-01",
  endsOn: "2026-12-30",
  startValue: 10,
  targetValue: 2,
  phasedTargets: [],
  checkIns: [
    reported("2026-11-02", 7),
    reported("2026-10-12", 9),
    reported("2026-10-19", 3, { withdrawn: true }),
    reported("2026-10-26", 4, { supersededBy: { id: "CIN1" } }),
  ],
  changes: [],
  milestones: [],
};
const changed = (on: string, field: string, before: string, after: string) => ({
  at: `${on}T12:00:00Z`,
  field,
  before,
  after,
});
const valuesOf = (points: readonly { value: number }[] | undefined) => points?.map((point) => point.value);

describe("a burn-up", () => {
  it("rises with what is done, whichever way the value goes, by what counts alone", () => {
    const found = burnUpOf(response);
    expect(valuesOf(found?.done)).toEqual([0, 1, 3]);
    expect(valuesOf(found?.scope)).toEqual([8, 8]);
    expect(valuesOf(found?.expected)).toEqual([0, 8]);
  });

  it("steps where the target was changed", () => {
    const changes = [changed("2026-11-20", "targetValue", "4", "2"), changed("2026-10-20", "targetValue", "5", "4")];
    const found = burnUpOf({ ...response, changes });
    expect(valuesOf(found?.scope)).toEqual([5, 5, 6, 6, 8, 8]);
    const rows = found ? burnUpNumbers(found, "h").rows : [];
    expect(rows.map((row) => row[2])).toEqual([5, 5, 6]);
  });

  it("does not measure by a target of another way", () => {
    const changes = [
      changed("2026-10-20", "targetValue", "400", "2"),
      changed("2026-10-20", "measure", "INCREASE", "DECREASE"),
    ];
    expect(valuesOf(burnUpOf({ ...response, changes })?.scope)).toEqual([8, 8]);
  });

  it("goes below the start where it went the wrong way", () => {
    expect(burnUpOf({ ...response, checkIns: [reported("2026-10-12", 12)] })?.lowest).toBe(-2);
  });

  it("weighs milestones, those due beside those done", () => {
    const milestones = [
      { id: "M1", weight: 1, dueOn: "2026-10-15" },
      { id: "M2", weight: 3, dueOn: null },
    ];
    const checkIns = [reported("2026-11-02", null, { milestonesDone: ["M2", "GONE"] })];
    const found = burnUpOf({ ...response, measure: "MILESTONES", milestones, checkIns });
    expect(valuesOf(found?.done)).toEqual([0, 3]);
    expect(valuesOf(found?.scope)).toEqual([4, 4]);
    expect(found?.expected).toEqual([
      { ms: dayMs("2026-10-01"), value: 0 },
      { ms: dayMs("2026-10-15"), value: 0 },
      { ms: dayMs("2026-10-15"), value: 1 },
      { ms: dayMs("2026-12-30"), value: 1 },
      { ms: dayMs("2026-12-30"), value: 4 },
    ]);
  });

  it.each(["BINARY", "AT_LEAST", "IN_BAND", "BASELINE"] as const)("has nothing to draw for %s", (measure) => {
    expect(burnUpOf({ ...response, measure })).toBeNull();
  });
});

it("counts the check-ins of a day once each, without those taken back", () => {
  const days = checkInDays([...response.checkIns, reported("2026-11-02", 6)]);
  expect(days).toEqual([
    { on: "2026-10-12", count: 1 },
    { on: "2026-11-02", count: 2 },
  ]);
});
