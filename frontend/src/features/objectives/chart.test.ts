import { describe, expect, it } from "vitest";
import { dayMs } from "../../lib/days";
import { type Charted, chartOf, valueAt } from "./chart";

const response: Charted = {
  measure: "DECREASE",
  startsOn: "2026-10-01",
  endsOn: "2026-12-30",
  startValue: 10,
  targetValue: 2,
  phasedTargets: [],
  checkIns: [
    { happenedAt: "2026-11-02T09:00:00Z", value: 7, withdrawn: false },
    { happenedAt: "2026-10-12T09:00:00Z", value: 9, withdrawn: false },
    { happenedAt: "2026-10-19T09:00:00Z", value: 1, withdrawn: true },
    { happenedAt: "2026-10-26T09:00:00Z", value: 8, withdrawn: false, supersededBy: { id: "chk_2" } },
  ],
};

describe("the chart of a key result", () => {
  it("goes on from the last check-in, and its band stays in the picture", () => {
    const forecast = { fromOn: "2026-11-02", fromValue: 7, on: "2026-12-30", value: 3, low: 1, high: 14 };
    const chart = chartOf({ ...response, forecast });
    expect(chart?.forecast?.line.map((point) => point.value)).toEqual([7, 3]);
    expect(chart?.forecast?.band.map((point) => point.value)).toEqual([7, 14, 1]);
    expect(chart?.highest).toBeGreaterThan(14);
    expect(chartOf(response)?.forecast).toBeNull();
  });

  it("draws what counts, oldest first", () => {
    expect(chartOf(response)?.actual.map((point) => point.value)).toEqual([9, 7]);
  });

  it("expects a straight line from start to target", () => {
    const line = chartOf(response)?.expected ?? [];
    expect(valueAt(line, dayMs("2026-10-01"))).toBe(10);
    expect(valueAt(line, dayMs("2026-11-15"))).toBe(6);
    expect(valueAt(line, dayMs("2027-03-01"))).toBe(2);
  });

  it("bends the line at phased targets", () => {
    const line = chartOf({ ...response, phasedTargets: [{ on: "2026-11-15", value: 9 }] })?.expected ?? [];
    expect(valueAt(line, dayMs("2026-11-15"))).toBe(9);
  });

  it("shows what is to be kept as bounds instead of a line", () => {
    const chart = chartOf({
      ...response,
      measure: "IN_BAND",
      startValue: null,
      targetValue: null,
      lowValue: 3,
      highValue: 8,
    });
    expect(chart).toMatchObject({ expected: [], bounds: [3, 8] });
  });

  it("has nothing to draw for a yes or no", () => {
    expect(chartOf({ ...response, measure: "BINARY" })).toBeNull();
  });
});
