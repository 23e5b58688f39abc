import { expect, test } from "vitest";
import { columnsOf } from "./asText";
import { atLevel, openRows, shownRows } from "./folding";
import { forest } from "./forest";
import { stepOf, typedAhead } from "./steps";

const columns = columnsOf("Grow\n  Sell\n    Call\n  Keep\nDelight\n  Answer\n");
const tree = forest(columns);

function place(at: number, level: number) {
  const open = openRows(tree, columns, atLevel(level));
  return { tree, open, shown: shownRows(tree, open), at };
}

/** Where keys lead, by title; "+" and "-" are a row that opens or folds. */
function after(key: string, from: string, level = 1): string {
  const step = stepOf(key, place(columns.titles.indexOf(from), level), 3);
  if (step.does === "select") return columns.titles[step.row] ?? "";
  return step.does === "turn" ? `turn ${columns.titles[step.row]}` : step.does;
}

test("up and down walk what is shown and stop at the ends", () => {
  expect(after("ArrowDown", "Sell")).toBe("Keep");
  expect(after("ArrowUp", "Keep")).toBe("Sell");
  expect(after("ArrowUp", "Grow")).toBe("Grow");
  expect(after("ArrowDown", "Answer")).toBe("Answer");
});

test("right opens, then goes in; left folds, then goes out", () => {
  expect(after("ArrowRight", "Grow", 0)).toBe("turn Grow");
  expect(after("ArrowRight", "Grow", 1)).toBe("Sell");
  expect(after("ArrowRight", "Keep")).toBe("none");
  expect(after("ArrowLeft", "Grow")).toBe("turn Grow");
  expect(after("ArrowLeft", "Keep")).toBe("Grow");
  expect(after("ArrowLeft", "Grow", 0)).toBe("none");
});

test("home, end and pages jump", () => {
  expect(after("Home", "Keep")).toBe("Grow");
  expect(after("End", "Grow")).toBe("Answer");
  expect(after("PageDown", "Grow")).toBe("Delight");
  expect(after("PageUp", "Delight")).toBe("Grow");
});

test("every key has its meaning and the others none", () => {
  expect(["*", "[", "]", "Enter", " ", "Escape", "x"].map((key) => after(key, "Grow"))).toEqual([
    "openSiblings",
    "foldTo",
    "foldTo",
    "open",
    "peek",
    "back",
    "none",
  ]);
});

test("with nothing selected the first key selects, and asks for nothing else", () => {
  const nowhere = place(-1, 1);
  expect(stepOf("ArrowDown", nowhere)).toEqual({ does: "select", row: 0 });
  expect(stepOf("ArrowRight", nowhere)).toEqual({ does: "select", row: 0 });
  expect(stepOf("Enter", nowhere)).toEqual({ does: "none" });
});

test("an empty tree answers every key with nothing", () => {
  const empty = forest(columnsOf(""));
  const nothing = { tree: empty, shown: new Int32Array(0), open: new Uint8Array(1), at: -1 };
  for (const key of ["ArrowDown", "ArrowUp", "Home", "End", "PageDown"]) {
    expect(stepOf(key, nothing)).toEqual({ does: "none" });
  }
  expect(typedAhead("a", () => "", nothing.shown, -1)).toBe(-1);
});

test("typing goes to the next row that begins so, round the end", () => {
  const { shown } = place(0, 9);
  const title = (row: number) => columns.titles[row] ?? "";
  expect(title(typedAhead("k", title, shown, 0))).toBe("Keep");
  expect(title(typedAhead("g", title, shown, 4))).toBe("Grow");
  expect(title(typedAhead("de", title, shown, 4))).toBe("Delight");
  expect(typedAhead("zz", title, shown, 0)).toBe(-1);
});
