import { expect, test } from "vitest";
import { columnsOf } from "./asText";
import { forest } from "./forest";
import { boxOf, GAP, PAD, packed, type Packed, slotUnder } from "./packing";
import { CARD, cardBox, type Box, wholeBox } from "./view";

function packedOf(text: string): Packed {
  const tree = forest(columnsOf(text));
  return packed(tree, tree.order);
}

/** A tree from a small generator with a fixed seed, no deeper than six levels. */
function wild(count: number): string {
  let [seed, depth] = [5, 0];
  const lines: string[] = [];
  for (let row = 0; row < count; row += 1) {
    lines.push(`${"  ".repeat(depth)}row ${row}\n`);
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    depth = Math.max(0, Math.min(5, depth + 1 - Math.floor((seed / 2_147_483_648) * 3)));
  }
  return lines.join("");
}

const inside = (inner: Box, outer: Box) =>
  inner.x >= outer.x - 1e-6 &&
  inner.y >= outer.y - 1e-6 &&
  inner.x + inner.width <= outer.x + outer.width + 1e-6 &&
  inner.y + inner.height <= outer.y + outer.height + 1e-6;

const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

test("everything stands in the box of what it is under, and no two neighbours cover each other", () => {
  const map = packedOf(wild(400));
  const kids = new Map<number, number[]>();
  map.above.forEach((up, slot) => {
    kids.set(up, [...(kids.get(up) ?? []), slot]);
    if (up !== -1) expect(inside(boxOf(map, slot), boxOf(map, up))).toBe(true);
    expect(inside(cardBox(map, slot), boxOf(map, slot))).toBe(true);
    expect(inside(boxOf(map, slot), wholeBox(map))).toBe(true);
  });
  for (const own of kids.values()) {
    own.forEach((a, at) => {
      for (const b of own.slice(at + 1)) expect(apart(boxOf(map, a), boxOf(map, b))).toBe(true);
    });
  }
});

test("a header holds the card, and what is below begins under it", () => {
  const map = packedOf("Grow\n  Sell\n  Keep\n");
  const [grow, sell, keep] = [boxOf(map, 0), boxOf(map, 1), boxOf(map, 2)];
  expect(map.headers[0]).toBeGreaterThanOrEqual(CARD.height);
  expect(sell.y).toBe(grow.y + PAD + (map.headers[0] ?? 0));
  expect([sell.x, keep.x, keep.y - sell.y]).toEqual([grow.x + PAD, grow.x + PAD, CARD.height + GAP]);
});

test("the innermost box is found under a point; between boxes it is the one around them", () => {
  const map = packedOf("Grow\n  Sell\n    Call\n  Keep\n");
  const call = boxOf(map, 2);
  expect(slotUnder(map, { x: call.x + 5, y: call.y + 5 })).toBe(2);
  expect(slotUnder(map, { x: call.x - 2, y: call.y + 5 })).toBe(1);
  expect(slotUnder(map, { x: -5, y: -5 })).toBe(-1);
});

test.each([130, 1_000, 10_000])("%d stay about as wide as a screen and lose little room", (count) => {
  const whole = wholeBox(packedOf(wild(count)));
  expect(whole.width / whole.height).toBeGreaterThan(1.2);
  expect(whole.width / whole.height).toBeLessThan(2.5);
  const cards = count * CARD.width * CARD.height;
  expect(cards / (whole.width * whole.height)).toBeGreaterThan(0.28);
});

test("what is aligned to nothing stands in a box of its own, beside all others", () => {
  const tree = forest(columnsOf("Grow\n  Sell\nAlone /Sales\nAnother /Sales\n"));
  const map = packed(tree, tree.order);
  const lane = map.slots[tree.lane] ?? -1;
  const [grow, apartFrom] = [boxOf(map, 0), boxOf(map, lane)];
  expect([...map.above].filter((up) => up === lane)).toHaveLength(2);
  expect(apart(grow, apartFrom)).toBe(true);
  expect([grow.x, grow.y]).toEqual([0, 0]);
});

test("nothing at all is a map too", () => {
  expect(packedOf("").rows.length).toBe(0);
});

test("a tree of forty levels is packed one within the other, each box of a size", () => {
  const all = packedOf(Array.from({ length: 40 }, (_, depth) => `${"  ".repeat(depth)}level ${depth}\n`).join(""));
  for (let slot = 0; slot < 40; slot += 1) {
    const box = boxOf(all, slot);
    expect(box.width).toBeGreaterThan(0);
    expect(box.height).toBeGreaterThan(0);
    if (slot > 0) expect(inside(box, boxOf(all, slot - 1))).toBe(true);
  }
});
