import { expect, it } from "vitest";
import { valuesText } from "./values";

it.each([
  [{ measure: "DECREASE" as const, startValue: 6, targetValue: 4, unit: "%" }, "6\u00a0% → 4\u00a0%"],
  [{ measure: "AT_LEAST" as const, targetValue: 99.95, unit: "%" }, "at least 99.95\u00a0%"],
  [{ measure: "IN_BAND" as const, lowValue: 2, highValue: 3 }, "2 to 3"],
  [{ measure: "BINARY" as const }, "done or not"],
])("says how a key result was understood: %o", (values, text) => {
  expect(valuesText(values)).toBe(text);
});
