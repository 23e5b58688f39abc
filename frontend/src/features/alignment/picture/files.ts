import { t } from "@lingui/core/macro";
import { SHAPES } from "../Backdrop";
import { draw, type Inks, type Pen } from "../draw";
import { drawMap } from "../drawMap";
import { isDim } from "../filter";
import { shownRows } from "../folding";
import { packed } from "../packing";
import type { Shape } from "../Toolbar";
import { tidy } from "../tidy";
import type { Board } from "../useBoard";
import { type Size, wholeBox } from "../view";
import { laneTitle } from "../words";
import { drawOutline, LINE, OUTLINE_WIDTH } from "./drawOutline";
import type { PdfPage } from "./pdf";
import { SvgPen } from "./SvgPen";
import { tableOf } from "./table";

export type Format = "svg" | "png" | "pdf" | "csv";
/** What is in sight as it is folded, focused and filtered; or everything. */
export type Extent = "shown" | "all";

const NAME = t`Alignment`;
const MARGIN = 24;
/** What every browser can draw at once: the longest side, and the whole. */
const MOST_SIDE_PX = 16_000;
const MOST_PX = 64_000_000;
/** A PDF reader takes no larger page, in points. */
const MOST_POINTS = 14_400;
const POINTS_OF_A_PIXEL = 0.75;
const LINES_OF_A_PAGE = 54;
const TITLES_FROM = 0.2;

/** The rows that a file holds. What a filter leaves out is not drawn faint but not at all. */
export function rowsOf(board: Board, shape: Shape, extent: Extent): Int32Array {
  const { alignment, result, branch, shown } = board;
  const open = new Uint8Array(alignment.tree.size + 1).fill(1);
  if (extent === "all") return shownRows(alignment.tree, open);
  const rows = shape === "map" ? shownRows(alignment.tree, open, branch) : shown;
  return rows.filter((row) => !isDim(result, row));
}

/** A picture of some size at zoom 1, that draws itself at any. */
export type Drawing = Size & { readonly paint: (pen: Pen, zoom: number) => void };

/** The drawing of rows in a shape, by the layout and the strokes that the page has. */
export function drawingOf(board: Board, shape: Shape, rows: Int32Array, inks: Inks): Drawing {
  const { alignment } = board;
  if (shape === "outline") {
    const paint = (pen: Pen, zoom: number) => {
      pen.setTransform(zoom, 0, 0, zoom, 0, 0);
      drawOutline(pen, alignment, rows, inks, SHAPES);
    };
    return { width: OUTLINE_WIDTH, height: Math.max(1, rows.length) * LINE, paint };
  }
  const map = shape === "map" ? packed(alignment.tree, rows) : null;
  const placed = map ?? tidy(alignment.tree, rows);
  const box = wholeBox(placed);
  const [width, height] = [box.width + 2 * MARGIN, box.height + 2 * MARGIN];
  const picture = {
    placed,
    columns: alignment.columns,
    health: alignment.health,
    inks,
    selected: -1,
    isDim: () => false,
    shapes: SHAPES,
    laneTitle: laneTitle(alignment),
  };
  const paint = (pen: Pen, zoom: number) => {
    const view = { x: box.x + box.width / 2, y: box.y + box.height / 2, zoom };
    const size = { width: width * zoom, height: height * zoom };
    const detail = zoom >= TITLES_FROM ? "titles" : "blocks";
    if (map !== null) drawMap(pen, { ...picture, placed: map, crossing: [] }, view, size, detail, 1);
    else draw(pen, picture, view, size, detail, 1);
  };
  return { width, height, paint };
}

/** The scale at which a canvas can hold it: twice the size where there is room, smaller where there is none. */
export function scaleOf({ width, height }: Size): number {
  return Math.min(2, MOST_SIDE_PX / width, MOST_SIDE_PX / height, Math.sqrt(MOST_PX / (width * height)));
}

function penOf(canvas: HTMLCanvasElement): Pen {
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error(t`This browser draws no pictures.`);
  return pen;
}

/** The drawing as a picture of pixels, on the ground of the theme. */
async function pixelsOf(drawing: Drawing, inks: Inks, type: "image/png" | "image/jpeg") {
  const zoom = scaleOf(drawing);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(drawing.width * zoom));
  canvas.height = Math.max(1, Math.round(drawing.height * zoom));
  const pen = penOf(canvas);
  drawing.paint(pen, zoom);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.globalCompositeOperation = "destination-over";
  pen.fillStyle = inks.surface;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.92));
  if (blob === null) throw new Error(t`The picture is too large for this browser.`);
  return blob;
}

async function pageOf(drawing: Drawing, inks: Inks): Promise<PdfPage> {
  const jpeg = new Uint8Array(await (await pixelsOf(drawing, inks, "image/jpeg")).arrayBuffer());
  const scale = Math.min(POINTS_OF_A_PIXEL, MOST_POINTS / drawing.width, MOST_POINTS / drawing.height);
  return { jpeg, width: drawing.width * scale, height: drawing.height * scale };
}

/** An outline goes over pages of paper; a tree or a map is one page, as large as it is. */
async function pagesOf(board: Board, shape: Shape, rows: Int32Array, inks: Inks): Promise<PdfPage[]> {
  if (shape !== "outline") return [await pageOf(drawingOf(board, shape, rows, inks), inks)];
  const pages: PdfPage[] = [];
  for (let from = 0; from < rows.length; from += LINES_OF_A_PAGE) {
    // Each page is awaited by itself, so that the browser goes on answering between them.
    pages.push(await pageOf(drawingOf(board, shape, rows.subarray(from, from + LINES_OF_A_PAGE), inks), inks));
  }
  return pages;
}

function svgOf(drawing: Drawing, inks: Inks): string {
  const ruler = penOf(document.createElement("canvas"));
  const pen = new SvgPen((text, font) => {
    if (ruler.font !== font) ruler.font = font;
    return ruler.measureText(text).width;
  });
  drawing.paint(pen.pen, 1);
  return pen.document(drawing.width, drawing.height, inks.surface, NAME);
}

/** The file of the rows in a shape and a format. */
export async function fileOf(board: Board, shape: Shape, rows: Int32Array, format: Format, inks: Inks): Promise<Blob> {
  if (format === "csv") return new Blob([tableOf(board.alignment, rows)], { type: "text/csv;charset=utf-8" });
  if (format === "pdf") {
    const { pdfOf } = await import("./pdf");
    const document = await pdfOf(await pagesOf(board, shape, rows, inks), NAME);
    return new Blob([document], { type: "application/pdf" });
  }
  const drawing = drawingOf(board, shape, rows, inks);
  if (format === "svg") return new Blob([svgOf(drawing, inks)], { type: "image/svg+xml" });
  return pixelsOf(drawing, inks, "image/png");
}
