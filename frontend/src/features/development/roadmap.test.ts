import { expect, test } from "vitest";
import { type Placeable, roadmap } from "./roadmap";

const step = (startsOn: string, dueOn: string): Placeable => ({
  id: `${startsOn} ${dueOn}`,
  title: "Learn",
  startsOn,
  dueOn,
  state: "PLANNED",
});

test("quarters are whole, from the first start to the last due day", () => {
  const { columns } = roadmap([step("2026-02-10", "2026-08-01")], "quarter", "2026-05-06");
  expect(columns.map((each) => each.name)).toEqual(["Q1 2026", "Q2 2026", "Q3 2026"]);
  expect(columns.reduce((sum, each) => sum + each.width, 0)).toBeCloseTo(1);
});

test("months name the year where it begins", () => {
  const { columns } = roadmap([step("2026-11-20", "2027-02-01")], "month", "2026-11-26");
  expect(columns.map((each) => each.name)).toEqual(["Nov", "Dec", "Jan 2027", "Feb"]);
});

test("a bar fills its days, the last one included", () => {
  const { bars } = roadmap([step("2026-01-01", "2026-06-30")], "quarter", "2026-01-01");
  expect(bars[0]).toMatchObject({ from: 0, width: 1 });
});

test("a step of one day is there, and today is on the line", () => {
  const { bars, today } = roadmap([step("2026-05-06", "2026-05-06")], "month", "2026-05-06");
  expect(bars[0]?.width).toBeGreaterThan(0);
  expect(today).toBeCloseTo(bars[0]?.from ?? -1);
});

test("nothing to place still has two columns, and the end of days does not fill the screen", () => {
  expect(roadmap([], "quarter", "2026-05-06").columns).toHaveLength(2);
  expect(roadmap([step("2026-05-06", "9999-12-31")], "month", "2026-05-06").columns).toHaveLength(36);
});
