import { describe, expect, it } from "vitest";
import { pointsOf, shareOf, wholeOf } from "./points";

describe("points of progress", () => {
  it("are hundredths of the way, there and back", () => {
    for (const share of [0, 0.07, 0.25, 0.29, 0.125, 1]) expect(shareOf(pointsOf(share))).toBe(share);
    expect(pointsOf(0.29)).toBe("29");
  });

  it("are a number, with a comma or a point", () => {
    expect(shareOf("12,5")).toBe(0.125);
    expect(["", " ", "x", "1e999"].map(shareOf)).toEqual([null, null, null, null]);
  });
});

describe("days of grace", () => {
  it("are whole", () => {
    expect(wholeOf(" 3 ")).toBe(3);
    expect(["", "-1", "1.5", "x"].map(wholeOf)).toEqual([null, null, null, null]);
  });
});
