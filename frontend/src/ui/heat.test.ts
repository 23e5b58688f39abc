import { expect, test } from "vitest";
import { dayMs } from "../lib/days";
import { monthsOf, placeOf, weeksBetween } from "./heat";

const from = dayMs("2026-10-01"); // a Thursday

test("a day stands in its week and on its day of it", () => {
  expect(placeOf(from, from)).toEqual({ week: 0, weekday: 3 });
  expect(placeOf(dayMs("2026-10-04"), from)).toEqual({ week: 0, weekday: 6 });
  expect(placeOf(dayMs("2026-10-05"), from)).toEqual({ week: 1, weekday: 0 });
});

test("a quarter has fourteen weeks where it begins and ends inside one", () => {
  expect(weeksBetween(from, dayMs("2026-12-31"))).toBe(14);
  expect(weeksBetween(from, from)).toBe(1);
});

test("months are named where they begin, if there is room", () => {
  const weeks = (apart: number) => monthsOf(from, dayMs("2026-12-31"), apart).map((month) => month.week);
  expect(weeks(2)).toEqual([0, 4, 9]);
  expect(weeks(6)).toEqual([0, 9]);
});
