import { expect, it } from "vitest";
import { cadenceText } from "./cadence";

const monday = { weekday: "MONDAY" as const, at: "09:00", days: null };

it.each([
  [{ ...monday, interval: "WEEKLY" as const }, "every week on Monday at 09:00"],
  [
    { ...monday, interval: "TWO_WEEKS" as const, weekday: "FRIDAY" as const, at: "15:30" },
    "every two weeks on Friday at 15:30",
  ],
  [{ ...monday, interval: "MONTHLY" as const }, "every month on its first Monday at 09:00"],
  [{ ...monday, interval: "CUSTOM" as const, days: 10 }, "every 10 days at 09:00"],
  [{ ...monday, interval: "CUSTOM" as const, days: 1 }, "every day at 09:00"],
])("says %o in words", (cadence, words) => {
  expect(cadenceText(cadence)).toBe(words);
});
