import { type Contour, clearance, joined, raise, rectangle, span } from "./contour";
import type { Forest } from "./forest";

/** Sizes in the unit grid: a card with its gap is 1 wide; rows are a ninth of a card high. */
export const CARD_ROWS = 9;
export const LEVEL_ROWS = 4;
export const STACK_ROWS = 1;
/** How far cards of a stack stand right of their spine's parent. */
export const INDENT = 0.08;
const LANE_GAP = 0.5;
/** Cards beside each other before a line is broken: at least these, and more in a large picture. */
const LEAST_LIMIT = 10;
const WIDER_THAN_HIGH = 1.4;

/** Placement: a card per shown row, in the same order. `x` in cards, `y` in rows of the grid; no pixels. */
export type Placed = {
  readonly rows: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Upper end of the stack or line that a card stands in. */
  readonly tops: Float64Array;
  /** Slot (not row) of the card above, or -1. */
  readonly above: Int32Array;
  /** 1 for cards in a stack: their line comes in from the side. */
  readonly stacked: Uint8Array;
  /** 1 for cards whose line goes down at their left edge, 0 where it starts in the middle. */
  readonly spined: Uint8Array;
  /** Whether the card has cards below it in the picture. */
  readonly bears: Uint8Array;
  /** Slot of each row, or -1 where it is not shown. */
  readonly slots: Int32Array;
  readonly width: number;
  readonly height: number;
};

/** Children that are placed as one: a card with all below it (0 columns), or a stack. */
type Block = { slots: number[]; columns: number; tall: number };
type Shelf = { blocks: Block[]; offsets: number[]; contour: Contour };
type Draft = Placed & { contours: (Contour | undefined)[]; kids: number[][]; lane: number; limit: number };

/** Columns × rows of a stack: one column while it is short, then about as wide as high on the screen. */
function stackShape(cards: number): { columns: number; tall: number } {
  if (cards <= 6) return { columns: 1, tall: cards };
  const columns = Math.ceil(cards / Math.max(6, Math.ceil(Math.sqrt(cards * 2.4))));
  return { columns, tall: Math.ceil(cards / columns) };
}

/** Children in order, runs of those that bear nothing taken together as stacks. */
function blocksOf(draft: Draft, kids: readonly number[]): Block[] {
  const blocks: Block[] = [];
  let run: number[] = [];
  const close = () => {
    if (run.length > 0)
      blocks.push({ slots: run, ...(run.length > 1 ? stackShape(run.length) : { columns: 0, tall: 1 }) });
    run = [];
  };
  for (const slot of kids) {
    if (draft.bears[slot] === 1 || slot === draft.lane) {
      close();
      blocks.push({ slots: [slot], columns: 0, tall: 1 });
    } else run.push(slot);
  }
  close();
  return blocks;
}

function stackRows(tall: number): number {
  return tall * (CARD_ROWS + STACK_ROWS) - STACK_ROWS;
}

function contourOf(draft: Draft, block: Block): Contour {
  if (block.columns > 0) return rectangle(block.columns * (1 + INDENT), stackRows(block.tall));
  return draft.contours[block.slots[0] as number] ?? rectangle(1, CARD_ROWS);
}

/** Puts the cards of a block at an offset from the card above, or from the corner of the picture. */
function settle(draft: Draft, block: Block, x: number, y: number): void {
  block.slots.forEach((slot, at) => {
    const inStack = block.columns > 0;
    const column = inStack ? Math.floor(at / block.tall) : 0;
    const row = inStack ? at % block.tall : 0;
    draft.x[slot] = x + (inStack ? column * (1 + INDENT) + INDENT : 0);
    draft.y[slot] = y + row * (CARD_ROWS + STACK_ROWS);
    draft.tops[slot] = y;
    draft.stacked[slot] = inStack ? 1 : 0;
  });
}

/** Blocks side by side, on as many shelves as the limit of width asks for; the lane never shares a full one. */
function shelvesOf(draft: Draft, blocks: readonly Block[]): Shelf[] {
  const shelves: Shelf[] = [];
  for (const block of blocks) {
    const contour = contourOf(draft, block);
    const [left, right] = span(contour);
    const shelf = shelves.at(-1);
    const gap = block.slots[0] === draft.lane ? LANE_GAP : 0;
    const offset = shelf === undefined ? -left : clearance(shelf.contour, contour) + gap;
    const full = shelf !== undefined && (offset + right > draft.limit || (gap > 0 && shelves.length > 1));
    contour.shift += shelf === undefined || full ? -left : offset;
    if (shelf === undefined || full) shelves.push({ blocks: [block], offsets: [-left], contour });
    else {
      shelf.blocks.push(block);
      shelf.offsets.push(offset);
      shelf.contour = joined(shelf.contour, contour);
    }
  }
  return shelves;
}

/** Several shelves below each other, their line down on the left. */
function stackShelves(draft: Draft, shelves: readonly Shelf[], indent: number): Contour {
  let width = 0;
  let y = 0;
  for (const { blocks, offsets, contour } of shelves) {
    blocks.forEach((block, at) => settle(draft, block, (offsets[at] as number) + indent, y));
    width = Math.max(width, span(contour)[1]);
    y += contour.left.length + LEVEL_ROWS;
  }
  return rectangle(width + indent, y - LEVEL_ROWS);
}

/** Children under the card at `slot`, or -1 for the top; the contour is as seen from that card's left edge. */
function placeKids(draft: Draft, slot: number, kids: readonly number[]): Contour {
  const blocks = blocksOf(draft, kids);
  const shelves = shelvesOf(draft, blocks);
  if (slot === -1) return stackShelves(draft, shelves, 0);
  const only = blocks[0] as Block;
  const hanging = blocks.length === 1 && only.columns === 1;
  if (hanging || shelves.length > 1) {
    draft.spined[slot] = 1;
    return stackShelves(draft, shelves, hanging ? 0 : INDENT);
  }
  const { offsets, contour } = shelves[0] as Shelf;
  const head = (at: number) => {
    const { columns } = blocks.at(at) as Block;
    return (offsets.at(at) as number) + (columns === 0 ? 0.5 : (columns * (1 + INDENT) + INDENT) / 2);
  };
  const start = (head(0) + head(-1)) / 2 - 0.5;
  blocks.forEach((block, at) => settle(draft, block, (offsets[at] as number) - start, 0));
  contour.shift -= start;
  return contour;
}

function drafted(tree: Forest, rows: Int32Array): Draft {
  const count = rows.length;
  const slots = new Int32Array(tree.size + 1).fill(-1);
  const above = new Int32Array(count);
  const kids: number[][] = Array.from({ length: count + 1 }, () => []);
  const bears = new Uint8Array(count);
  rows.forEach((row, slot) => {
    slots[row] = slot;
    const parent = tree.parents[row] as number;
    const up = parent === -1 ? -1 : (slots[parent] as number);
    above[slot] = up;
    (kids[up === -1 ? count : up] as number[]).push(slot);
    if (up !== -1) bears[up] = 1;
  });
  const lane = tree.lane === -1 ? -1 : (slots[tree.lane] as number);
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  const limit = Math.max(LEAST_LIMIT, Math.sqrt(count) * WIDER_THAN_HIGH);
  const stacked = new Uint8Array(count);
  const spined = new Uint8Array(count);
  const tops = new Float64Array(count);
  const placed = { rows, slots, above, bears, stacked, spined, tops, x: xs, y: ys, width: 0, height: 0 };
  return { ...placed, kids, lane, limit, contours: [] };
}

/** Relative places to absolute ones: parents stand before their children, so one pass down does it. */
function absolute(draft: Draft, whole: Contour): Placed {
  const [left, right] = span(whole);
  const { x, y, tops, above, contours: _contours, kids: _kids, lane: _lane, limit: _limit, ...rest } = draft;
  for (let slot = 0; slot < x.length; slot += 1) {
    const up = above[slot] as number;
    const down = up === -1 ? 0 : (y[up] as number) + CARD_ROWS + LEVEL_ROWS;
    x[slot] = (x[slot] as number) + (up === -1 ? -left : (x[up] as number));
    y[slot] = (y[slot] as number) + down;
    tops[slot] = (tops[slot] as number) + down;
  }
  return { ...rest, x, y, tops, above, width: right - left, height: whole.left.length };
}

/**
 * A top-down tidy tree of the shown rows: parents over the middle of their children, subtrees as close as
 * their outlines allow, children that bear nothing stacked in columns, and lines that would grow too long
 * broken onto shelves. So a picture of ten thousand is about as wide as high.
 */
export function tidy(tree: Forest, rows: Int32Array): Placed {
  const draft = drafted(tree, rows);
  for (let slot = rows.length - 1; slot >= 0; slot -= 1) {
    if (draft.bears[slot] !== 1) continue;
    const contour = placeKids(draft, slot, draft.kids[slot] as number[]);
    const top = contour.left.length - 1;
    const from = Math.min(0, (contour.left[top] as number) + contour.shift);
    const to = Math.max(1, (contour.right[top] as number) + contour.shift);
    raise(contour, LEVEL_ROWS, from, to);
    raise(contour, CARD_ROWS, 0, 1);
    draft.contours[slot] = contour;
  }
  const tops = draft.kids[rows.length] as number[];
  return absolute(draft, tops.length === 0 ? rectangle(0, 0) : placeKids(draft, -1, tops));
}
