import { describe, expect, it } from "vitest";
import { amount, counted, percent, typedNumber } from "./numbers";

describe("numbers as people type them", () => {
  it.each([
    ["2.6", 2.6],
    ["2,6", 2.6],
    ["0,125", 0.125],
    ["1,200", 1200],
    ["1.200,5", 1200.5],
    ["1,200,000.25", 1_200_000.25],
    ["1 200.5", 1200.5],
    ["1.200", 1.2],
    ["−3", -3],
    ["4.", 4],
    [" 7 ", 7],
    ["99999999999", 99_999_999_999],
  ])("reads %s as %d", (text, value) => {
    expect(typedNumber(text)).toEqual({ value, problem: null });
  });

  it("reads nothing as no value", () => {
    expect(typedNumber("  ")).toEqual({ value: null, problem: null });
  });

  it.each(["three", "1.2.3", "NaN", "Infinity", "1e5", "--1", "100000000000", "0.1234567"])(
    "refuses %s with a sentence",
    (text) => {
      expect(typedNumber(text).problem).toMatch(/\w/);
    },
  );
});

describe("numbers as they are shown", () => {
  it("never shows a number without its unit", () => {
    expect(amount(2.6, "h")).toBe("2.6\u00a0h");
    expect(amount(1200, "€")).toBe("€\u00a01,200");
    expect(amount(1200, "EUR")).toBe("EUR\u00a01,200");
    expect(percent(0.426)).toBe("43\u00a0%");
  });

  it("shows a missing number as a dash and never as zero", () => {
    expect(amount(null, "h")).toBe("–");
  });

  it("counts one and many", () => {
    expect([counted(1, "objective"), counted(3, "objective"), counted(2, "company", "companies")]).toEqual([
      "1 objective",
      "3 objectives",
      "2 companies",
    ]);
  });
});
