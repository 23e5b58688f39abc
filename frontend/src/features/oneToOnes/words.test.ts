import { expect, test } from "vitest";
import { recurrenceText, topicsText, weekdayOf } from "./words";

test("a recurrence reads as one says it", () => {
  expect(recurrenceText({ interval: "TWO_WEEKS", weekday: "FRIDAY", at: "10:30" })).toBe(
    "every two weeks on Friday at 10:30",
  );
  expect(recurrenceText({ interval: "MONTHLY", weekday: "MONDAY", at: "09:00" })).toBe(
    "every month on its first Monday at 09:00",
  );
});

test("a week begins on Monday and ends on Sunday", () => {
  expect(weekdayOf(new Date(2026, 4, 4))).toBe("MONDAY");
  expect(weekdayOf(new Date(2026, 4, 10))).toBe("SUNDAY");
});

test("an agenda in one line counts each topic", () => {
  expect(topicsText([{ topics: ["BLOCKED", "MOVED"] }, { topics: ["MOVED"] }])).toBe("1 blocked · 2 moved");
  expect(topicsText([])).toBe("");
});
