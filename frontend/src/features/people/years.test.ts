import { expect, it } from "vitest";
import { yearsOf } from "./years";

it.each([
  ["2027, 2026", [2026, 2027]],
  ["2026 2026", [2026]],
  ["", []],
  ["next year", null],
  ["26", null],
])("reads the years %j", (text, years) => {
  expect(yearsOf(text)).toEqual(years);
});
