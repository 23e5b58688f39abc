import { expect, it } from "vitest";
import { agendaText, sparkline } from "./topics";

it("says an agenda in one line", () => {
  expect(agendaText([{ topics: ["BLOCKED", "MOVED"] }, { topics: ["WIN", "MOVED"] }])).toBe(
    "2 goals · 1 blocked · 1 win · 2 moved",
  );
  expect(agendaText([])).toBe("0 goals");
});

it("draws a line from the first value to the last, the highest at the top", () => {
  expect(sparkline([0, 5, 10], 100, 20)).toBe("0,20 50,10 100,0");
  expect(sparkline([3, 3], 100, 20)).toBe("0,20 100,20");
  expect(sparkline([3], 100, 20)).toBe("");
});
