import { expect, test } from "vitest";
import { type Changed, marksByInstant, marksOf } from "./marks";

const at = "2026-11-02T09:00:00Z";
const target: Changed = {
  id: "chg_1",
  at,
  field: "targetValue",
  before: "100",
  after: "120",
  reasonKind: "BUSINESS_CHANGE",
  reason: "The market moved",
  by: { name: "Ana" },
};

test("changes of target, measure and days are marks, with old and new value, who and why", () => {
  const weight = { ...target, id: "chg_2", field: "weight" };
  expect(marksOf([weight, target])).toEqual([
    { id: "chg_1", at, text: "Target value: 100 → 120, by Ana", why: "business change · The market moved" },
  ]);
  const measure = { ...target, field: "measure", before: "AT_LEAST", after: "INCREASE", by: null };
  expect(marksOf([measure])[0]?.text).toBe("Measure: at least → increase");
});

test("what was changed at once is one mark on the chart", () => {
  const due = {
    ...target,
    id: "chg_3",
    field: "dueOn",
    before: null,
    after: "2026-12-01",
    reasonKind: null,
    reason: null,
  };
  expect(marksByInstant(marksOf([target, due]))).toEqual([
    {
      ms: Date.parse(at),
      text: "Target value: 100 → 120, by Ana (business change · The market moved); Due on: – → 2026-12-01, by Ana",
    },
  ]);
});
