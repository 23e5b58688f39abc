import { type Contour, clearance, joined, raise, rectangle } from "./contour";
import type { Forest } from "./forest";

/** Sizes in the unit grid: a card with its gap is 1 wide; rows are a ninth of a card high. */
export const CARD_ROWS = 9;
export const LEVEL_ROWS = 4;
export const STACK_ROWS = 1;
/** How far cards of a stack stand right of their spine's parent. */
export const INDENT = 0.08;
const LANE_GAP = 0.5;

/** How a card hangs from the one above: alone, in one of several columns, or in the only column. */
export const HANGS = { alone: 0, inColumns: 1, inColumn: 2 } as const;

/** Placement: a card per shown row, in the same order. `x` in cards, `y` in rows of the grid; no pixels. */
export type Placed = {
  readonly rows: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Slot (not row) of the card above, or -1. */
  readonly above: Int32Array;
  readonly hangs: Uint8Array;
  /** Whether the card has cards below it in the picture. */
  readonly bears: Uint8Array;
  /** Slot of each row, or -1 where it is not shown. */
  readonly slots: Int32Array;
  readonly width: number;
  readonly height: number;
};

type Block = { slots: number[]; columns: number; tall: number };
type Draft = Placed & { bears: Uint8Array; hangs: Uint8Array; contours: (Contour | undefined)[]; kids: number[][]; lane: number };

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
    if (run.length > 0) blocks.push({ slots: run, ...(run.length > 1 ? stackShape(run.length) : { columns: 0, tall: 1 }) });
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

/** Puts the cards of a block at `offset` from the card above and says where its line comes in. */
function settle(draft: Draft, block: Block, offset: number, hanging: boolean): void {
  block.slots.forEach((slot, at) => {
    const column = block.columns === 0 ? 0 : Math.floor(at / block.tall);
    const row = block.columns === 0 ? 0 : at % block.tall;
    draft.x[slot] = offset + (block.columns === 0 ? 0 : column * (1 + INDENT) + INDENT);
    draft.y[slot] = row * (CARD_ROWS + STACK_ROWS);
    draft.hangs[slot] = block.columns === 0 ? HANGS.alone : hanging ? HANGS.inColumn : HANGS.inColumns;
  });
}

/** Sets children beside each other under x = 0 and returns their contour as seen from the card above them. */
function placeKids(draft: Draft, kids: readonly number[], freely: boolean): Contour {
  const blocks = blocksOf(draft, kids);
  const only = blocks[0] as Block;
  if (blocks.length === 1 && only.columns === 1 && !freely) {
    settle(draft, only, 0, true);
    return rectangle(1 + INDENT, stackRows(only.tall));
  }
  let whole: Contour | undefined;
  const offsets = blocks.map((block) => {
    const contour = contourOf(draft, block);
    const gap = block.slots[0] === draft.lane && whole !== undefined ? LANE_GAP : 0;
    const offset = whole === undefined ? 0 : clearance(whole, contour) + gap;
    contour.shift += offset;
    whole = whole === undefined ? contour : joined(whole, contour);
    return offset;
  });
  const head = (at: number) => {
    const { columns } = blocks.at(at) as Block;
    return (offsets.at(at) as number) + (columns === 0 ? 0.5 : (columns * (1 + INDENT) + INDENT) / 2);
  };
  const start = freely ? 0 : (head(0) + head(-1)) / 2 - 0.5;
  blocks.forEach((block, at) => settle(draft, block, (offsets[at] as number) - start, false));
  const contour = whole as Contour;
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
  const hangs = new Uint8Array(count);
  return { rows, slots, above, kids, bears, hangs, lane, x: xs, y: ys, width: 0, height: 0, contours: [] };
}

/** Relative places to absolute ones: parents stand before their children, so one pass down does it. */
function absolute(draft: Draft, whole: Contour): Placed {
  let left = 0;
  let right = 1;
  for (let at = 0; at < whole.left.length; at += 1) {
    left = Math.min(left, (whole.left[at] as number) + whole.shift);
    right = Math.max(right, (whole.right[at] as number) + whole.shift);
  }
  for (let slot = 0; slot < draft.rows.length; slot += 1) {
    const up = draft.above[slot] as number;
    draft.x[slot] = (draft.x[slot] as number) + (up === -1 ? -left : (draft.x[up] as number));
    if (up !== -1) draft.y[slot] = (draft.y[slot] as number) + (draft.y[up] as number) + CARD_ROWS + LEVEL_ROWS;
  }
  const { contours: _contours, kids: _kids, lane: _lane, ...placed } = draft;
  return { ...placed, width: right - left, height: whole.left.length };
}

/**
 * A top-down tidy tree of the shown rows: parents over the middle of their children, subtrees as close as
 * their outlines allow, children that bear nothing stacked in columns instead of strung out in one line.
 */
export function tidy(tree: Forest, rows: Int32Array): Placed {
  const draft = drafted(tree, rows);
  for (let slot = rows.length - 1; slot >= 0; slot -= 1) {
    if (draft.bears[slot] !== 1) continue;
    const contour = placeKids(draft, draft.kids[slot] as number[], false);
    const top = contour.left.length - 1;
    const from = Math.min(0, (contour.left[top] as number) + contour.shift);
    const to = Math.max(1, (contour.right[top] as number) + contour.shift);
    raise(contour, LEVEL_ROWS, from, to);
    raise(contour, CARD_ROWS, 0, 1);
    draft.contours[slot] = contour;
  }
  const tops = draft.kids[rows.length] as number[];
  if (tops.length === 0) return absolute(draft, rectangle(0, 0));
  return absolute(draft, placeKids(draft, tops, true));
}
