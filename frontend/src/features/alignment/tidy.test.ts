import { expect, test } from "vitest";
import { columnsOf } from "./asText";
import { atLevel, openRows, shownRows } from "./folding";
import { type Forest, forest } from "./forest";
import { linkTo } from "./links";
import { CARD_ROWS, INDENT, LEVEL_ROWS, type Placed, STACK_ROWS, tidy } from "./tidy";
import { boxAround, broughtIn, CARD, detailAt, fitted, onScreen, panned, slotAt, UNIT, wholeBox, zoomed } from "./view";

function placedOf(text: string, level = 60): { placed: Placed; tree: Forest; titles: readonly string[] } {
  const columns = columnsOf(text);
  const tree = forest(columns);
  return { tree, placed: tidy(tree, shownRows(tree, openRows(tree, columns, atLevel(level)))), titles: columns.titles };
}

/** Cards by line of the picture, left to right. */
function drawn({ placed, titles }: ReturnType<typeof placedOf>): string {
  const lines = new Map<number, number[]>();
  placed.y.forEach((y, slot) => lines.set(y, [...(lines.get(y) ?? []), slot]));
  return [...lines.keys()]
    .toSorted((a, b) => a - b)
    .map((y) => (lines.get(y) ?? []).toSorted((a, b) => (placed.x[a] ?? 0) - (placed.x[b] ?? 0)))
    .map((slots) => `${slots.map((slot) => titles[placed.rows[slot] ?? 0] ?? "lane").join(" | ")}\n`)
    .join("");
}

/** Pairs of cards that cover each other. */
function overlaps(placed: Placed): number {
  let pairs = 0;
  for (let a = 0; a < placed.x.length; a += 1) {
    for (let b = a + 1; b < placed.x.length; b += 1) {
      const across = Math.abs((placed.x[a] ?? 0) - (placed.x[b] ?? 0));
      const down = Math.abs((placed.y[a] ?? 0) - (placed.y[b] ?? 0));
      if (across < 0.999 && down < CARD_ROWS) pairs += 1;
    }
  }
  return pairs;
}

/** A tree of a few hundred from a small generator with a fixed seed. */
function wild(count: number): string {
  let seed = 5;
  let depth = 0;
  const lines: string[] = [];
  for (let row = 0; row < count; row += 1) {
    lines.push(`${"  ".repeat(depth)}row ${row}\n`);
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    depth = Math.max(0, Math.min(depth + 1, depth + 1 - Math.floor((seed / 2_147_483_648) * 3)));
  }
  return lines.join("");
}

test("children that bear nothing are stacked under the left edge of their parent", () => {
  const one = placedOf("Grow\n  Sell\n  Keep\n  Win\n");
  expect(drawn(one)).toBe("Grow\nSell\nKeep\nWin\n");
  expect([...one.placed.x]).toEqual([0, INDENT, INDENT, INDENT]);
  expect(one.placed.y[2]).toBe(CARD_ROWS + LEVEL_ROWS + CARD_ROWS + STACK_ROWS);
  expect(one.placed.spined[0]).toBe(1);
});

test("a parent stands over the middle of children that bear more", () => {
  const two = placedOf("Grow\n  Sell\n    Call\n  Keep\n    Thank\n");
  expect(drawn(two)).toBe("Grow\nSell | Keep\nCall | Thank\n");
  const [grow = 0, sell = 0, , keep = 0] = two.placed.x;
  expect(grow).toBeCloseTo((sell + keep) / 2);
});

test("brothers keep their order when some are stacked and some are not", () => {
  expect(drawn(placedOf("Grow\n  a\n  b\n  c\n    d\n  e\n"))).toBe("Grow\na | c | e\nb\nd\n");
});

test("many leaves fill several columns instead of one long line", () => {
  const { placed } = placedOf(`Grow\n${"  leaf\n".repeat(60)}`);
  expect(placed.width).toBeLessThan(8);
  expect(placed.height * UNIT.y).toBeLessThan(2000);
});

test("long lines are broken, so that a large tree is about as wide as high", () => {
  const { placed } = placedOf(wild(600));
  const ratio = (placed.width * UNIT.x) / (placed.height * UNIT.y);
  expect(ratio).toBeGreaterThan(0.2);
  expect(ratio).toBeLessThan(5);
});

test("no card covers another, however the tree grows", () => {
  for (const count of [1, 2, 30, 300]) expect(overlaps(placedOf(wild(count)).placed)).toBe(0);
});

test("forty levels and an empty tree have a picture", () => {
  const deep = placedOf(Array.from({ length: 40 }, (_, depth) => `${"  ".repeat(depth)}level ${depth}\n`).join(""));
  expect(deep.placed.height).toBe(40 * CARD_ROWS + 39 * LEVEL_ROWS);
  expect(placedOf("").placed.rows).toHaveLength(0);
});

test("the lane stands apart from the tree", () => {
  const { placed, tree } = placedOf("Grow\n  Sell\nTidy up /Office\nPaint /Office\n");
  const lane = placed.slots[tree.lane] ?? -1;
  expect((placed.x[lane] ?? 0) - (placed.x[0] ?? 0)).toBeGreaterThan(1.4);
});

test("a link begins at its card and ends at the lower edge of the card above", () => {
  const { placed } = placedOf(wild(80));
  placed.above.forEach((up, slot) => {
    if (up === -1) return;
    const end = linkTo(placed, slot).at(-1);
    expect(end?.y).toBe(((placed.y[up] ?? 0) + CARD_ROWS) * UNIT.y);
    expect(end?.x).toBeGreaterThanOrEqual((placed.x[up] ?? 0) * UNIT.x);
    expect(end?.x).toBeLessThanOrEqual((placed.x[up] ?? 0) * UNIT.x + CARD.width);
  });
});

test("a fitted view holds the whole picture", () => {
  const { placed } = placedOf(wild(200));
  const [size, box] = [{ width: 800, height: 600 }, wholeBox(placed)];
  const view = fitted(box, size);
  const [start, end] = [
    onScreen(view, size, box),
    onScreen(view, size, { x: box.x + box.width, y: box.y + box.height }),
  ];
  expect(Math.min(start.x, start.y)).toBeGreaterThanOrEqual(0);
  expect(end.x).toBeLessThanOrEqual(size.width);
  expect(end.y).toBeLessThanOrEqual(size.height);
});

test("zooming keeps the point under the pointer where it is", () => {
  const size = { width: 800, height: 600 };
  const view = { x: 100, y: 50, zoom: 1 };
  const point = { x: 130, y: 20 };
  const at = onScreen(view, size, point);
  const after = onScreen(zoomed(view, 1.7, at, size), size, point);
  expect(after.x).toBeCloseTo(at.x);
  expect(after.y).toBeCloseTo(at.y);
});

test("a drag moves the picture with the pointer", () => {
  const size = { width: 800, height: 600 };
  const view = { x: 0, y: 0, zoom: 0.5 };
  expect(onScreen(panned(view, 10, -4), size, { x: 0, y: 0 })).toEqual({ x: 410, y: 296 });
});

test("a card off the screen is brought in by the shortest way, one on it moves nothing", () => {
  const size = { width: 800, height: 600 };
  const view = { x: 0, y: 0, zoom: 1 };
  expect(broughtIn(view, size, { x: 0, y: 0, width: 100, height: 50 })).toBe(view);
  expect(broughtIn(view, size, { x: 400, y: 0, width: 100, height: 50 }, 24)).toEqual({ x: 124, y: 0, zoom: 1 });
});

test("the card under a point is found, and none between cards", () => {
  const { placed } = placedOf("Grow\n  Sell\n  Keep\n");
  expect(slotAt(placed, { x: 10, y: 10 })).toBe(0);
  expect(slotAt(placed, { x: 10, y: CARD.height + 4 })).toBe(-1);
  expect(boxAround(placed, [0])).toEqual({ x: 0, y: 0, ...CARD });
});

test("what is far or too many is not drawn as cards", () => {
  expect(detailAt(1, 40, 125)).toBe("cards");
  expect(detailAt(1, 400, 125)).toBe("titles");
  expect(detailAt(0.3, 40, 125)).toBe("titles");
  expect(detailAt(0.05, 40, 125)).toBe("blocks");
});

test("a tree of forty levels stands line by line, no card over another", () => {
  const deep = placedOf(Array.from({ length: 40 }, (_, depth) => `${"  ".repeat(depth)}level ${depth}\n`).join(""));
  expect(deep.placed.rows).toHaveLength(40);
  expect(overlaps(deep.placed)).toBe(0);
  expect(new Set(deep.placed.y).size).toBe(40);
});
