import { expect, test } from "vitest";
import { columnsOf, outline } from "./asText";
import { countsOf, healthBelow, healthBytes } from "./below";
import { atLevel, firstLevel, openRows, revealed, shownRows, siblingsOpened, turned } from "./folding";
import { forest, isWithin, pathTo, sizeBelow } from "./forest";

const COMPANY = `Grow
  Sell more
    Call leads !AT_RISK
    Write offers !OFF_TRACK
  Keep customers
Delight
  Answer at once
`;
const columns = columnsOf(COMPANY);
const tree = forest(columns);
const shownAt = (level: number) => outline(tree, columns, shownRows(tree, openRows(tree, columns, atLevel(level))));

test("rows stand under their parents in the order they came", () => {
  expect(outline(tree, columns)).toBe(
    "Grow\n  Sell more\n    Call leads\n    Write offers\n  Keep customers\nDelight\n  Answer at once\n",
  );
});

test("what is aligned to nothing stands in a lane of its own, after the tree", () => {
  const lone = columnsOf("Grow\n  Sell more\nPaint the office /Office\n  Buy paint /Office\n");
  const both = forest(lone);
  expect(outline(both, lone)).toBe("Grow\n  Sell more\nnot-aligned\n  Paint the office\n    Buy paint\n");
  expect(both.unaligned).toEqual([2]);
  expect(sizeBelow(both, both.lane)).toBe(2);
});

test("where nothing is aligned there is no lane, only the count", () => {
  const lone = columnsOf("Paint the office /Office\nTidy up /Office\n");
  const all = forest(lone);
  expect(outline(all, lone)).toBe("Paint the office\nTidy up\n");
  expect(all.unaligned).toHaveLength(2);
});

test("a second target keeps a row without a primary one out of the lane", () => {
  const also = { ...columnsOf("Grow\nHelp sales /Office\nTidy up /Office\n"), extraTargets: [0, 1, 0] };
  expect(outline(forest(also), also)).toBe("Grow\nHelp sales\nnot-aligned\n  Tidy up\n");
});

test("a loop, a parent of its own, a missing and an impossible parent cannot break the tree", () => {
  const broken = { ...columnsOf("a\nb\nc\nd\ne\nf\n"), parents: [2, 0, 1, 3, 99, -7] };
  const read = outline(forest(broken), broken);
  expect(
    read
      .split("\n")
      .filter(Boolean)
      .map((line) => line.trim())
      .toSorted(),
  ).toEqual(["a", "b", "c", "d", "e", "f"]);
  expect(read).toContain("d\ne\nf\n");
});

test("no rows make an empty tree", () => {
  expect(outline(forest(columnsOf("")), columnsOf(""))).toBe("");
});

test("a child may come before its parent", () => {
  const turnedRound = { ...columnsOf("child\nparent\n"), parents: [1, null] };
  expect(outline(forest(turnedRound), turnedRound)).toBe("parent\n  child\n");
});

test("a chain of ten thousand is walked without running out of stack", () => {
  const count = 10_000;
  const one = columnsOf("x\n");
  const parents = Array.from({ length: count }, (_, row) => (row === 0 ? null : row - 1));
  const ids = parents.map((_, row) => String(row));
  const chain = forest({ ...one, count, parents, ids, levels: ids.map(() => "TEAM") });
  expect(chain.depths[count - 1]).toBe(count - 1);
  expect(sizeBelow(chain, 0)).toBe(count - 1);
});

test("a path leads from the top to a row", () => {
  expect(pathTo(tree, 2).map((row) => columns.titles[row])).toEqual(["Grow", "Sell more"]);
  expect(isWithin(tree, 2, 0)).toBe(true);
  expect(isWithin(tree, 5, 0)).toBe(false);
});

test("health is counted below each row and not at it", () => {
  const below = healthBelow(tree, healthBytes(columns));
  expect(countsOf(below, 0)).toEqual([
    { health: "ON_TRACK", count: 2 },
    { health: "AT_RISK", count: 1 },
    { health: "OFF_TRACK", count: 1 },
  ]);
  expect(countsOf(below, 2)).toEqual([]);
});

test("a level opens everything above it", () => {
  expect(shownAt(0)).toBe("Grow\nDelight\n");
  expect(shownAt(1)).toBe("Grow\n  Sell more\n  Keep customers\nDelight\n  Answer at once\n");
  expect(shownAt(9)).toBe(outline(tree, columns));
});

test("a row may be turned against the level", () => {
  const folding = turned(atLevel(1), "Grow");
  expect(outline(tree, columns, shownRows(tree, openRows(tree, columns, folding)))).toBe(
    "Grow\nDelight\n  Answer at once\n",
  );
  expect(turned(folding, "Grow")).toEqual(atLevel(1));
});

test("revealing a row opens the way to it and nothing else", () => {
  const folding = revealed(tree, columns, atLevel(0), 3);
  expect([...folding.toggled]).toEqual(["Grow", "Sell more"]);
});

test("all siblings of a row open at once", () => {
  expect([...siblingsOpened(tree, columns, atLevel(0), 0).toggled]).toEqual(["Grow", "Delight"]);
});

test("a branch alone is shown with its path to the top", () => {
  const open = openRows(tree, columns, atLevel(9));
  expect(outline(tree, columns, shownRows(tree, open, 1))).toBe(
    "Grow\n  Sell more\n    Call leads\n    Write offers\n",
  );
});

test("a small tree begins with three levels, a wide one with two", () => {
  expect(firstLevel(tree)).toBe(2);
  const wide = columnsOf(`Grow\n  Sell\n${"    Call\n".repeat(60)}`);
  expect(firstLevel(forest(wide))).toBe(1);
});
