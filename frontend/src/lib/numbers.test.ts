import { describe, expect, it } from "vitest";
import { amount, estimated, fieldText, percent, typedNumber } from "./numbers";

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

  it.each([
    ["2,6", 2.6],
    ["2.6", 2.6],
    ["0,125", 0.125],
    ["0.125", 0.125],
    ["1.000", 1000],
    ["1,000", 1],
    ["1.234,5", 1234.5],
    ["1.234.567", 1_234_567],
    ["1,234,567.5", 1_234_567.5],
    ["12.345", 12_345],
    ["-2,5", -2.5],
  ])("reads %s as %d where a comma stands before decimals", (text, value) => {
    expect(typedNumber(text, ",")).toEqual({ value, problem: null });
  });

  it("reads back every number as it writes it into a field, with a point and with a comma", () => {
    let seed = 7;
    const next = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 2000; round += 1) {
      const decimals = Math.floor(next() * 7);
      const value = Number(((next() - 0.5) * 10 ** Math.floor(next() * 9)).toFixed(decimals)) || 0;
      for (const decimal of [".", ","]) expect(typedNumber(fieldText(value, decimal), decimal).value).toBe(value);
    }
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
});

it("gives an estimate the digits that it is worth", () => {
  expect([10.612245, 0.040816, 159.428571, 2.45].map(estimated)).toEqual([10.6, 0.0408, 159, 2.45]);
});
