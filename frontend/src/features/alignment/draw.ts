import type { Columns } from "./columns";
import { linkTo } from "./links";
import type { Placed } from "./tidy";
import { CARD, type Detail, type Point, type Size, seen, slotsIn, UNIT, type View } from "./view";

/** Colours by meaning, read from the theme. `health` and `soft` by position in HEALTH_ORDER. */
export type Inks = {
  readonly line: string;
  readonly text: string;
  readonly surface: string;
  readonly accent: string;
  readonly health: readonly string[];
  readonly soft: readonly string[];
  readonly font: string;
};

export type Picture = {
  readonly placed: Placed;
  readonly columns: Columns;
  readonly health: Uint8Array;
  readonly inks: Inks;
  /** Row chosen, -1 for none. */
  readonly selected: number;
  readonly isDim: (row: number) => boolean;
  readonly shapes: readonly string[];
  readonly laneTitle: string;
};

type Pen = CanvasRenderingContext2D;

const CORNER = 10;

function trace(pen: Pen, points: readonly Point[]): void {
  const [first, ...rest] = points as [Point, ...Point[]];
  pen.moveTo(first.x, first.y);
  rest.forEach((point, at) => {
    const next = rest[at + 1];
    if (next === undefined) pen.lineTo(point.x, point.y);
    else pen.arcTo(point.x, point.y, next.x, next.y, CORNER);
  });
}

/** Lines in one stroke, then progress on each card's own leg: filled from the card upward. */
function drawLinks(pen: Pen, picture: Picture, slots: readonly number[], zoom: number): void {
  const { placed, inks, columns, health } = picture;
  const linked = slots.filter((slot) => placed.above[slot] !== -1);
  pen.lineWidth = Math.max(1.5, 1 / zoom);
  pen.strokeStyle = inks.line;
  pen.beginPath();
  for (const slot of linked) trace(pen, linkTo(placed, slot));
  pen.stroke();
  if (zoom < 0.2) return;
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
function drawPath(pen: Pen, picture: Picture, zoom: number): void {
  const { placed, inks, selected } = picture;
  let slot = selected === -1 ? -1 : (placed.slots[selected] as number);
  pen.strokeStyle = inks.accent;
  pen.lineWidth = Math.max(2, 1.5 / zoom);
  pen.beginPath();
  while (slot !== -1 && placed.above[slot] !== -1) {
    trace(pen, linkTo(placed, slot));
    slot = placed.above[slot] as number;
  }
  pen.stroke();
}

function drawBlock(pen: Pen, picture: Picture, slot: number, zoom: number): void {
  const { placed, inks, health, columns } = picture;
  const row = placed.rows[slot] as number;
  const x = (placed.x[slot] as number) * UNIT.x;
  const y = (placed.y[slot] as number) * UNIT.y;
  const tone = health[row];
  pen.globalAlpha = picture.isDim(row) ? 0.25 : 1;
  if (tone === undefined) {
    pen.fillStyle = inks.line;
    pen.fillRect(x, y, CARD.width, CARD.height);
  } else {
    pen.fillStyle = inks.soft[tone] as string;
    pen.fillRect(x, y, CARD.width, CARD.height);
    pen.fillStyle = inks.health[tone] as string;
    const share = Math.min(1, Math.max(0.04, columns.progress[row] ?? 0));
    pen.fillRect(x, y, CARD.width * share, CARD.height);
  }
  if (row === picture.selected) outlineCard(pen, inks.accent, x, y, zoom);
  pen.globalAlpha = 1;
}

function outlineCard(pen: Pen, ink: string, x: number, y: number, zoom: number): void {
  pen.strokeStyle = ink;
  pen.lineWidth = Math.max(3, 2 / zoom);
  pen.strokeRect(x, y, CARD.width, CARD.height);
}

/** Words of a title in lines that fit a width, cut with an ellipsis; a long word is broken. */
export function wrapped(title: string, width: number, lines: number, measure: (text: string) => number): string[] {
  const out: string[] = [];
  // No card shows more than this, however long the title is.
  let rest = title.slice(0, 240).trim();
  while (rest !== "" && out.length < lines) {
    let fits = rest.length;
    while (fits > 1 && measure(rest.slice(0, fits)) > width) fits = Math.floor(fits * 0.85);
    while (fits < rest.length && measure(rest.slice(0, fits + 1)) <= width) fits += 1;
    const last = out.length === lines - 1;
    const space = fits < rest.length ? rest.lastIndexOf(" ", fits) : -1;
    const cut = !last && space > fits / 2 ? space : fits;
    out.push(last && cut < rest.length ? `${rest.slice(0, Math.max(1, cut - 1)).trimEnd()}…` : rest.slice(0, cut));
    rest = rest.slice(cut).trim();
  }
  return out;
}

function drawTitle(pen: Pen, picture: Picture, slot: number, zoom: number): void {
  const { placed, inks, health, columns } = picture;
  const row = placed.rows[slot] as number;
  const x = (placed.x[slot] as number) * UNIT.x;
  const y = (placed.y[slot] as number) * UNIT.y;
  const tone = health[row];
  const ink = tone === undefined ? inks.line : (inks.health[tone] as string);
  const size = Math.max(14, 10.5 / zoom);
  const edge = 8 + size * 0.25;
  pen.globalAlpha = picture.isDim(row) ? 0.3 : 1;
  pen.fillStyle = tone === undefined ? inks.surface : (inks.soft[tone] as string);
  pen.beginPath();
  pen.roundRect(x, y, CARD.width, CARD.height, 10);
  pen.fill();
  pen.fillStyle = ink;
  pen.fillRect(x, y + 6, 6, CARD.height - 12);
  const share = columns.progress[row];
  if (share != null) pen.fillRect(x + 12, y + CARD.height - 8, (CARD.width - 24) * Math.min(1, Math.max(0, share)), 5);
  pen.font = `${size}px ${inks.font}`;
  pen.fillText(picture.shapes[tone ?? -1] ?? "", x + edge + 4, y + size * 1.2);
  pen.fillStyle = inks.text;
  const title = columns.titles[row] ?? picture.laneTitle;
  const lines = Math.max(1, Math.floor((CARD.height - 14) / (size * 1.25)));
  const room = CARD.width - edge * 2 - size * 1.2;
  wrapped(title, room, lines, (text) => pen.measureText(text).width).forEach((line, at) => {
    pen.fillText(line, x + edge + 4 + size * 1.2, y + size * 1.2 + at * size * 1.25);
  });
  if (row === picture.selected) outlineCard(pen, inks.accent, x, y, zoom);
  pen.globalAlpha = 1;
}

/** Cards whose line may cross the screen: those on it, and those hanging from one that is near. */
function linkedSlots(placed: Placed, near: readonly number[]): number[] {
  const wanted = new Set(near);
  const ups = new Set<number>();
  for (const slot of near) {
    ups.add(slot);
    if (placed.above[slot] !== -1) ups.add(placed.above[slot] as number);
  }
  for (let slot = 0; slot < placed.above.length; slot += 1) if (ups.has(placed.above[slot] as number)) wanted.add(slot);
  return [...wanted];
}

/** Picture: everything that is not a React card, onto a canvas of `size` CSS pixels. */
export function draw(pen: Pen, picture: Picture, view: View, size: Size, detail: Detail, ratio: number): void {
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, size.width * ratio, size.height * ratio);
  const scale = view.zoom * ratio;
  pen.setTransform(scale, 0, 0, scale, (size.width / 2) * ratio - view.x * scale, (size.height / 2) * ratio - view.y * scale);
  const near = slotsIn(picture.placed, seen(view, size, 40));
  drawLinks(pen, picture, linkedSlots(picture.placed, near), view.zoom);
  drawPath(pen, picture, view.zoom);
  if (detail === "cards") return;
  const drawOne = detail === "titles" ? drawTitle : drawBlock;
  for (const slot of near) drawOne(pen, picture, slot, view.zoom);
}
