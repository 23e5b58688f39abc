import { expect, test } from "vitest";
import { columnsOf } from "./asText";
import { landing } from "./carrying";
import { forest } from "./forest";

const columns = columnsOf("Grow\n  Sell\n    Call\n  Keep\nDelight\n  Answer\nPaint /Office\n");
const tree = forest(columns);
const at = (title: string) => columns.titles.indexOf(title);
const goes = (carried: string, target: string) => landing(tree, at(carried), at(target)).goes;

test("a row goes under any other that is not below it", () => {
  expect(goes("Call", "Keep")).toBe("under");
  expect(goes("Call", "Grow")).toBe("under");
  expect(goes("Sell", "Answer")).toBe("under");
  expect(goes("Paint", "Grow")).toBe("under");
});

test("a row goes neither under itself, nor under what is below it, nor where it stands", () => {
  expect(goes("Sell", "Sell")).toBe("not");
  expect(goes("Grow", "Call")).toBe("not");
  expect(goes("Sell", "Call")).toBe("not");
  expect(goes("Call", "Sell")).toBe("not");
  expect(landing(tree, at("Call"), -1).goes).toBe("not");
});

test("the lane stands for nothing, but not for who stands in it", () => {
  expect(landing(tree, at("Call"), tree.lane)).toEqual({ goes: "nowhere" });
  expect(landing(tree, at("Paint"), tree.lane).goes).toBe("not");
});
