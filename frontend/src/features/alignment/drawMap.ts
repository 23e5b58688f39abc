import { beginning } from "../../lib/beginning";
import { percent } from "../../lib/numbers";
import { drawMarkedBlock, drawPatches, drawTitle, PLAIN_BLOCK, type Pen, type Picture, wrapped } from "./draw";
import { boxOf, PAD, type Packed } from "./packing";
import { type Box, cardBox, type Detail, type Size, seen, type View } from "./view";

export type MapPicture = Omit<Picture, "placed"> & {
  readonly placed: Packed;
  /** Rows that the chosen one goes to beside what it stands in, and those that come to it from elsewhere. */
  readonly crossing: readonly { readonly from: number; readonly to: number; readonly counts: boolean }[];
};

/** Text on the screen: no smaller than can be read, no larger than it needs to be. */
const LEAST_PX = 8;
const MOST_PX = 24;
const WORDY_PX = 11;
/** Containers smaller than this on the screen are only what is in them. */
const LEAST_BOX_PX = 6;
/** From here on a container's edge has the colour of its health; smaller ones would drown what is in them. */
const LEAST_TONED_PX = 48;

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

function drawContainer(pen: Pen, picture: MapPicture, slot: number, box: Box, zoom: number): void {
  const { placed, inks, health } = picture;
  const row = placed.rows[slot] as number;
  const tone = health[row];
  pen.globalAlpha = picture.isDim(row) ? 0.3 : 1;
  pen.beginPath();
  pen.roundRect(box.x, box.y, box.width, box.height, Math.min(PAD, 8 / zoom));
  pen.fillStyle = inks.surface;
  pen.fill();
  pen.lineWidth = Math.max(1.5, 1 / zoom);
  const isFar = box.width * zoom < LEAST_TONED_PX;
  pen.strokeStyle = tone === undefined || isFar ? inks.line : (inks.health[tone] as string);
  pen.stroke();
  pen.globalAlpha = 1;
}

/** What a container is called, as large as its header allows, with its health and progress before it. */
function drawHeader(pen: Pen, picture: MapPicture, slot: number, box: Box, zoom: number): void {
  const { placed, inks, health, columns, shapes } = picture;
  const row = placed.rows[slot] as number;
  const [wide, high] = [box.width - 2 * PAD, placed.headers[slot] as number];
  const most = Math.min(high * 0.6, MOST_PX / zoom);
  if (most * zoom < LEAST_PX) return;
  const tone = health[row];
  const share = columns.progress[row];
  const mark = tone === undefined ? "⊘ " : `${shapes[tone] ?? ""} ${share == null ? "–" : percent(share)}  `;
  const title = columns.titles[row] ?? picture.laneTitle;
  const at = (size: number) => (text: string) => {
    pen.font = `600 ${size}px ${inks.font}`;
    return pen.measureText(text).width;
  };
  // A long title in a narrow box is smaller, and goes over several lines.
  const size = Math.max(Math.min(most, WORDY_PX / zoom), (most * wide) / at(most)(mark + beginning(title, 80)));
  const drawn = Math.min(most, size);
  const measure = at(drawn);
  const [from, y] = [measure(mark), box.y + PAD + drawn];
  pen.globalAlpha = picture.isDim(row) ? 0.3 : 1;
  pen.fillStyle = tone === undefined ? inks.text : (inks.health[tone] as string);
  pen.fillText(mark, box.x + PAD, y);
  pen.fillStyle = inks.text;
  const lines = Math.max(1, Math.floor(high / (drawn * 1.3)));
  const beside = wide - from;
  const isNarrow = beside < drawn * 5;
  if (!isNarrow || lines > 1) {
    const [left, top] = isNarrow ? [box.x + PAD, y + drawn * 1.3] : [box.x + PAD + from, y];
    wrapped(title, isNarrow ? wide : beside, isNarrow ? lines - 1 : lines, measure).forEach((line, place) => {
      pen.fillText(line, left, top + place * drawn * 1.3);
    });
  }
  pen.globalAlpha = 1;
}

/** The chosen box, and fainter those that it stands in. */
function drawChosen(pen: Pen, picture: MapPicture, zoom: number): void {
  const { placed, inks, selected } = picture;
  let slot = selected === -1 ? -1 : (placed.slots[selected] as number);
  pen.strokeStyle = inks.accent;
  pen.lineWidth = Math.max(3, 2.5 / zoom);
  while (slot !== -1) {
    const { x, y, width, height } = boxOf(placed, slot);
    pen.strokeRect(x, y, width, height);
    pen.lineWidth = Math.max(1.5, 1.2 / zoom);
    slot = placed.above[slot] as number;
  }
}

/** Bows between cards that are aligned across containers; broken where the edge does not count. */
function drawCrossing(pen: Pen, picture: MapPicture, zoom: number): void {
  const { placed, inks } = picture;
  pen.strokeStyle = inks.accent;
  pen.fillStyle = inks.accent;
  pen.lineWidth = Math.max(2, 1.5 / zoom);
  for (const { from, to, counts } of picture.crossing) {
    const [start, end] = [placed.slots[from] as number, placed.slots[to] as number];
    if (start === -1 || end === -1) continue;
    const [a, b] = [cardBox(placed, start), cardBox(placed, end)];
    const [x1, y1, x2, y2] = [a.x + a.width / 2, a.y + a.height / 2, b.x + b.width / 2, b.y + b.height / 2];
    const bow = Math.hypot(x2 - x1, y2 - y1) * 0.2;
    pen.setLineDash(counts ? [] : [8 / zoom, 6 / zoom]);
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.quadraticCurveTo((x1 + x2) / 2, (y1 + y2) / 2 - bow, x2, y2);
    pen.stroke();
    pen.setLineDash([]);
    pen.beginPath();
    pen.arc(x2, y2, 5 / zoom, 0, 2 * Math.PI);
    pen.fill();
  }
}

/** The map onto a canvas of `size` CSS pixels: containers, and in them everything that is not an element. */
export function drawMap(pen: Pen, picture: MapPicture, view: View, size: Size, detail: Detail, ratio: number): void {
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, size.width * ratio, size.height * ratio);
  const scale = view.zoom * ratio;
  const [dx, dy] = [(size.width / 2) * ratio - view.x * scale, (size.height / 2) * ratio - view.y * scale];
  pen.setTransform(scale, 0, 0, scale, dx, dy);
  const { placed } = picture;
  const window = seen(view, size, 40);
  const leaves: number[] = [];
  // Containers stand before what is in them, so what is inside is drawn over what is around it.
  for (let slot = 0; slot < placed.rows.length; slot += 1) {
    const box = boxOf(placed, slot);
    if (!overlap(box, window)) continue;
    if (placed.bears[slot] !== 1) leaves.push(slot);
    else if (box.width * view.zoom >= LEAST_BOX_PX) {
      drawContainer(pen, picture, slot, box, view.zoom);
      if (detail !== "cards") drawHeader(pen, picture, slot, box, view.zoom);
    }
  }
  if (detail !== "cards") {
    if (view.zoom < PLAIN_BLOCK) drawPatches(pen, picture, leaves, view.zoom);
    else for (const slot of leaves) drawLeaf(pen, picture, slot, view.zoom, detail);
  }
  drawChosen(pen, picture, view.zoom);
  drawCrossing(pen, picture, view.zoom);
}

function drawLeaf(pen: Pen, picture: MapPicture, slot: number, zoom: number, detail: Detail): void {
  if (detail === "titles") return drawTitle(pen, picture, slot, zoom);
  const row = picture.placed.rows[slot] as number;
  pen.globalAlpha = picture.isDim(row) ? 0.25 : 1;
  drawMarkedBlock(pen, picture, row, cardBox(picture.placed, slot));
  pen.globalAlpha = 1;
}
