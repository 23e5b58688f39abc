import { linkTo } from "./links";
import type { Pen, Picture } from "./draw";
import type { Placed } from "./tidy";
import type { Point } from "./view";

const CORNER = 10;
/** Below this scale corners and progress are too small to see. */
const FINE = 0.2;

/** Cards whose line may cross the screen: those on it, those under them, and the brothers of both. */
function linkedSlots(placed: Placed, near: readonly number[]): number[] {
  const wanted = new Uint8Array(placed.above.length);
  const ups = new Uint8Array(placed.above.length);
  for (const slot of near) {
    wanted[slot] = 1;
    ups[slot] = 1;
    if (placed.above[slot] !== -1) ups[placed.above[slot] as number] = 1;
  }
  const slots: number[] = [];
  for (let slot = 0; slot < wanted.length; slot += 1) {
    if (wanted[slot] === 1 || ups[placed.above[slot] as number] === 1) slots.push(slot);
  }
  return slots;
}

const apart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** A corner takes no more than half of the shorter leg, so that two near each other do not run over. */
function roundness(before: Point, corner: Point, after: Point): number {
  return Math.min(CORNER, apart(before, corner) / 2, apart(corner, after) / 2);
}

function trace(pen: Pen, points: readonly Point[], fine: boolean): void {
  const first = points[0] as Point;
  pen.moveTo(first.x, first.y);
  for (let at = 1; at < points.length; at += 1) {
    const point = points[at] as Point;
    const next = points[at + 1];
    if (next === undefined || !fine) pen.lineTo(point.x, point.y);
    else pen.arcTo(point.x, point.y, next.x, next.y, roundness(points[at - 1] as Point, point, next));
  }
}

/** Lines of the cards near in one stroke, then progress on each card's own leg: filled from the card upward. */
export function drawLinks(pen: Pen, picture: Picture, slots: readonly number[], zoom: number): void {
  const { placed, inks, columns, health } = picture;
  const linked = linkedSlots(placed, slots).filter((slot) => placed.above[slot] !== -1);
  pen.lineWidth = Math.max(1.5, 1 / zoom);
  pen.strokeStyle = inks.line;
  pen.beginPath();
  for (const slot of linked) trace(pen, linkTo(placed, slot), zoom >= FINE);
  pen.stroke();
  if (zoom < FINE) return;
  pen.lineWidth = 4;
  pen.lineCap = "round";
  for (const slot of linked) {
    const row = placed.rows[slot] as number;
    const progress = columns.progress[row];
    if (progress == null || progress <= 0 || picture.isDim(row)) continue;
    const [from, to] = linkTo(placed, slot) as [Point, Point];
    const share = Math.min(1, progress);
    pen.strokeStyle = inks.health[health[row] as number] as string;
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    pen.stroke();
  }
  pen.lineCap = "butt";
}

/** The way from the selected card to the top, drawn over the rest. */
export function drawPath(pen: Pen, picture: Picture, zoom: number): void {
  const { placed, inks, selected } = picture;
  let slot = selected === -1 ? -1 : (placed.slots[selected] as number);
  pen.strokeStyle = inks.accent;
  pen.lineWidth = Math.max(2, 1.5 / zoom);
  pen.beginPath();
  while (slot !== -1 && placed.above[slot] !== -1) {
    trace(pen, linkTo(placed, slot), zoom >= FINE);
    slot = placed.above[slot] as number;
  }
  pen.stroke();
}
