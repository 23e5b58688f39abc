import { describe, expect, it } from "vitest";
import { plannedText } from "./words";

describe("what a key result of a template asks for", () => {
  const text = (measure: Parameters<typeof plannedText>[0]["measure"], more = {}) =>
    plannedText({ measure, milestones: [], ...more });

  it("is said in the words of its measure", () => {
    expect(text("DECREASE", { startValue: 6, targetValue: 2, unit: "h" })).toMatch(/^from 6\sh to 2\sh$/);
    expect(text("AT_MOST", { targetValue: 3 })).toBe("at most 3");
    expect(text("IN_BAND", { lowValue: 1, highValue: 2 })).toBe("between 1 and 2");
    expect(text("MILESTONES", { milestones: ["Plan", "Build"] })).toBe("Plan, Build");
    expect(text("BASELINE", { unit: "days" })).toBe("find out where we stand, in days");
    expect(text("BASELINE")).toBe("find out where we stand");
  });
});
