import type { Forest } from "./forest";
import { CARD_ROWS, type Placed } from "./tidy";
import { type Box, CARD, type Point, UNIT } from "./view";

/** Pixels at zoom 1: between neighbours, and from the edge of a container to what is in it. */
export const GAP = 16;
export const PAD = 20;
/** A box is about so much wider than high: as screens are. */
const WIDER_THAN_HIGH = 1.75;
/** Height of a header as a share of the side of what it stands over: so that it is read from afar. */
const HEADER = 0.05;

/** Containers in containers: every row has a box, and in it a header with its card, and under that what is below it. */
export type Packed = Placed & {
  /** Left, top, width and height of each slot's box, in pixels. */
  readonly boxes: Float64Array;
  /** Height of each slot's header; 0 for one that bears nothing: its box is its card. */
  readonly headers: Float64Array;
};

type Size = { width: number; height: number };

/** Shares of the side of a perfect fit; many boxes fit as well with any width. */
const TRIED = [0.8, 0.9, 1, 1.1, 1.25, 1.45];
const TRIED_OF_MANY = [1, 1.1];
const MANY = 24;

/** The box of a slot: its container, or its card where nothing is in it. */
export function boxOf({ boxes }: Packed, slot: number): Box {
  const at = slot * 4;
  return {
    x: boxes[at] as number,
    y: boxes[at + 1] as number,
    width: boxes[at + 2] as number,
    height: boxes[at + 3] as number,
  };
}

/** The innermost box under a point, or -1. */
export function slotUnder(packed: Packed, point: Point): number {
  let found = -1;
  // Containers stand before what is in them.
  for (let slot = 0; slot < packed.rows.length; slot += 1) {
    const { x, y, width, height } = boxOf(packed, slot);
    if (point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height) found = slot;
  }
  return found;
}

/** Where boxes end below, from left to right: from each `x` on, as far as the next one, at `y`. */
type Skyline = { x: number; y: number }[];

/** The highest place for a box so wide, the first of several: the step of the skyline where it begins, and its top. */
function placeFor(skyline: Skyline, wide: number, limit: number): { step: number; top: number } {
  let best = { step: 0, top: Number.POSITIVE_INFINITY };
  for (let step = 0; step < skyline.length; step += 1) {
    const end = (skyline[step] as Skyline[number]).x + wide;
    if (step > 0 && end > limit) break;
    let top = 0;
    for (let each = step; each < skyline.length && (skyline[each] as Skyline[number]).x < end; each += 1)
      top = Math.max(top, (skyline[each] as Skyline[number]).y);
    if (top < best.top) best = { step, top };
  }
  return best;
}

/** The skyline after a box was put at a step of it, with the gap around it. */
function raised(skyline: Skyline, step: number, wide: number, bottom: number): void {
  const { x } = skyline[step] as Skyline[number];
  let [next, under] = [step, 0];
  while (next < skyline.length && (skyline[next] as Skyline[number]).x < x + wide) {
    under = (skyline[next] as Skyline[number]).y;
    next += 1;
  }
  const isFlush = next < skyline.length && (skyline[next] as Skyline[number]).x === x + wide;
  skyline.splice(step, next - step, { x, y: bottom }, ...(isFlush ? [] : [{ x: x + wide, y: under }]));
}

/** Puts boxes one after the other, each as high as it can stand, none beyond a limit. Their places are as seen from its corner. */
function placed(boxes: Float64Array, ordered: readonly number[], limit: number): Size {
  const skyline: Skyline = [{ x: 0, y: 0 }];
  let [width, height] = [0, 0];
  for (const slot of ordered) {
    const [wide, high] = [boxes[slot * 4 + 2] as number, boxes[slot * 4 + 3] as number];
    const { step, top } = placeFor(skyline, wide, limit);
    const { x } = skyline[step] as Skyline[number];
    boxes[slot * 4] = x;
    boxes[slot * 4 + 1] = top;
    raised(skyline, step, wide + GAP, top + high + GAP);
    width = Math.max(width, x + wide);
    height = Math.max(height, top + high);
  }
  return { width, height };
}

/** The places of the width, of a few that are tried, with which the whole is read from the nearest. */
function fitted(boxes: Float64Array, slots: readonly number[], last: number): Size {
  const wide = (slot: number) => boxes[slot * 4 + 2] as number;
  const high = (slot: number) => boxes[slot * 4 + 3] as number;
  const area = slots.reduce((sum, slot) => sum + (wide(slot) + GAP) * (high(slot) + GAP), 0);
  const widest = slots.reduce((most, slot) => Math.max(most, wide(slot)), 0);
  const ordered = slots.toSorted((a, b) => Number(a === last) - Number(b === last) || high(b) - high(a));
  const tried = slots.length < MANY ? TRIED : TRIED_OF_MANY;
  const limits = tried.map((share) => Math.max(widest, Math.sqrt(area * WIDER_THAN_HIGH) * share));
  const costs = limits.map((limit) => {
    const { width, height } = placed(boxes, ordered, limit);
    return Math.max(width / WIDER_THAN_HIGH, height);
  });
  return placed(boxes, ordered, limits[costs.indexOf(Math.min(...costs))] ?? widest);
}

/** Boxes relative to what they stand in, the innermost first. */
function sized(kids: readonly (readonly number[])[], boxes: Float64Array, headers: Float64Array, lane: number): Size {
  for (let slot = headers.length - 1; slot >= 0; slot -= 1) {
    const own = kids[slot] as readonly number[];
    if (own.length === 0) {
      boxes[slot * 4 + 2] = CARD.width;
      boxes[slot * 4 + 3] = CARD.height;
      continue;
    }
    const { width, height } = fitted(boxes, own, -1);
    const header = Math.max(CARD.height, Math.sqrt(width * height) * HEADER) + GAP;
    headers[slot] = header;
    boxes[slot * 4 + 2] = Math.max(CARD.width, width) + 2 * PAD;
    boxes[slot * 4 + 3] = header + height + 2 * PAD;
  }
  return fitted(boxes, kids[headers.length] as readonly number[], lane);
}

/** Who stands in whom, by slot; what stands at the top is in the last list. */
function familyOf(tree: Forest, rows: Int32Array) {
  const count = rows.length;
  const slots = new Int32Array(tree.size + 1).fill(-1);
  const above = new Int32Array(count);
  const bears = new Uint8Array(count);
  const kids: number[][] = Array.from({ length: count + 1 }, () => []);
  rows.forEach((row, slot) => {
    slots[row] = slot;
    const parent = tree.parents[row] as number;
    const up = parent === -1 ? -1 : (slots[parent] as number);
    above[slot] = up;
    (kids[up === -1 ? count : up] as number[]).push(slot);
    if (up !== -1) bears[up] = 1;
  });
  return { slots, above, bears, kids };
}

/**
 * The shown rows as nested containers, as wide as screens are: what is below a row stands in its box. The highest come
 * first, each as high up as it can stand, so that little room is lost; what is as high as its neighbour keeps its order.
 */
export function packed(tree: Forest, rows: Int32Array): Packed {
  const count = rows.length;
  const { slots, above, bears, kids } = familyOf(tree, rows);
  const boxes = new Float64Array(count * 4);
  const headers = new Float64Array(count);
  const whole = sized(kids, boxes, headers, tree.lane === -1 ? -1 : (slots[tree.lane] as number));
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  for (let slot = 0; slot < count; slot += 1) {
    const up = above[slot] as number;
    const at = slot * 4;
    if (up !== -1) {
      boxes[at] = (boxes[at] as number) + (boxes[up * 4] as number) + PAD;
      boxes[at + 1] = (boxes[at + 1] as number) + (boxes[up * 4 + 1] as number) + PAD + (headers[up] as number);
    }
    const inside = bears[slot] === 1 ? PAD : 0;
    x[slot] = ((boxes[at] as number) + inside) / UNIT.x;
    y[slot] = ((boxes[at + 1] as number) + inside) / UNIT.y;
  }
  const none = new Uint8Array(count);
  return {
    rows,
    slots,
    above,
    bears,
    x,
    y,
    tops: y,
    stacked: none,
    spined: none,
    boxes,
    headers,
    width: (whole.width + UNIT.x - CARD.width) / UNIT.x,
    height: Math.max(CARD_ROWS, whole.height / UNIT.y),
  };
}
