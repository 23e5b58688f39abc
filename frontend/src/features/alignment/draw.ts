import type { Columns } from "./columns";
import { drawLinks, drawPath } from "./drawLinks";
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

export type Pen = CanvasRenderingContext2D;

/** Below this scale a block is a patch of colour. */
export const PLAIN_BLOCK = 0.07;

/** Patches of colour, one fill for all of a colour: ten thousand in a few milliseconds. */
export function drawPatches(pen: Pen, picture: Picture, near: readonly number[], zoom: number): void {
  const { placed, inks, health } = picture;
  const groups = new Map<number, number[]>();
  for (const slot of near) {
    const row = placed.rows[slot] as number;
    const key = (health[row] ?? inks.health.length) * 2 + (picture.isDim(row) ? 1 : 0);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [slot]);
    else group.push(slot);
  }
  for (const [key, slots] of groups) {
    pen.globalAlpha = key % 2 === 1 ? 0.25 : 1;
    pen.fillStyle = inks.health[key >> 1] ?? inks.line;
    pen.beginPath();
    for (const slot of slots) {
      pen.rect((placed.x[slot] as number) * UNIT.x, (placed.y[slot] as number) * UNIT.y, CARD.width, CARD.height);
    }
    pen.fill();
  }
  pen.globalAlpha = 1;
  const slot = picture.selected === -1 ? -1 : (placed.slots[picture.selected] as number);
  if (slot !== -1)
    outlineCard(pen, inks.accent, (placed.x[slot] as number) * UNIT.x, (placed.y[slot] as number) * UNIT.y, zoom);
}

function drawBlock(pen: Pen, picture: Picture, slot: number, zoom: number): void {
  const { placed, inks, health } = picture;
  const row = placed.rows[slot] as number;
  const x = (placed.x[slot] as number) * UNIT.x;
  const y = (placed.y[slot] as number) * UNIT.y;
  const tone = health[row];
  pen.globalAlpha = picture.isDim(row) ? 0.25 : 1;
  if (tone === undefined) {
    pen.fillStyle = inks.line;
    pen.fillRect(x, y, CARD.width, CARD.height);
  } else drawMarkedBlock(pen, picture, row, { x, y });
  if (row === picture.selected) outlineCard(pen, inks.accent, x, y, zoom);
  pen.globalAlpha = 1;
}

/** Large enough for a shape: health is told by more than its colour, and progress has a bar of its own. */
export function drawMarkedBlock(pen: Pen, picture: Picture, row: number, { x, y }: Point): void {
  const { inks, health, columns, shapes } = picture;
  const tone = health[row] as number;
  pen.fillStyle = inks.soft[tone] as string;
  pen.beginPath();
  pen.roundRect(x, y, CARD.width, CARD.height, 14);
  pen.fill();
  pen.fillStyle = inks.health[tone] as string;
  pen.font = `56px ${inks.font}`;
  pen.fillText(shapes[tone] ?? "", x + 14, y + 60);
  const share = columns.progress[row];
  if (share != null) pen.fillRect(x, y + CARD.height - 30, CARD.width * Math.min(1, Math.max(0, share)), 30);
}

function outlineCard(pen: Pen, ink: string, x: number, y: number, zoom: number): void {
  pen.strokeStyle = ink;
  pen.lineWidth = Math.max(3, 2 / zoom);
  pen.strokeRect(x, y, CARD.width, CARD.height);
}

/** A place to cut that leaves no half of a character, such as an emoji. */
function whole(text: string, at: number): number {
  const inside = /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
  return inside ? (at === 1 ? 2 : at - 1) : at;
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
    const cut = whole(rest, !last && space > fits / 4 ? space : fits);
    out.push(
      last && cut < rest.length ? `${rest.slice(0, whole(rest, Math.max(1, cut - 1))).trimEnd()}…` : rest.slice(0, cut),
    );
    rest = rest.slice(cut).trim();
  }
  return out;
}

export function drawTitle(pen: Pen, picture: Picture, slot: number, zoom: number): void {
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

/** Picture: everything that is not a React card, onto a canvas of `size` CSS pixels. */
export function draw(pen: Pen, picture: Picture, view: View, size: Size, detail: Detail, ratio: number): void {
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, size.width * ratio, size.height * ratio);
  const scale = view.zoom * ratio;
  pen.setTransform(
    scale,
    0,
    0,
    scale,
    (size.width / 2) * ratio - view.x * scale,
    (size.height / 2) * ratio - view.y * scale,
  );
  const near = slotsIn(picture.placed, seen(view, size, 40));
  drawLinks(pen, picture, near, view.zoom);
  drawPath(pen, picture, view.zoom);
  if (detail === "cards") return;
  if (view.zoom < PLAIN_BLOCK) return drawPatches(pen, picture, near, view.zoom);
  const drawOne = detail === "titles" ? drawTitle : drawBlock;
  for (const slot of near) drawOne(pen, picture, slot, view.zoom);
}
