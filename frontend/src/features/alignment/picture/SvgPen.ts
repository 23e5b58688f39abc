import type { Pen } from "../draw";

const number = (value: number) => String(Math.round(value * 100) / 100);

/** Text as XML takes it: what may not stand in a document is left out. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFC\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Measures text; the one thing that a browser's own pen is needed for. */
export type Ruler = (text: string, font: string) => number;

/**
 * A pen that writes SVG: the part of a canvas that the pictures of the alignment are drawn with, so that the same
 * drawing makes the screen and the file.
 */
export class SvgPen {
  fillStyle = "#000";
  strokeStyle = "#000";
  lineWidth = 1;
  globalAlpha = 1;
  font = "14px sans-serif";
  readonly #parts: string[] = [];
  readonly #ruler: Ruler;
  #path = "";
  #at = { x: 0, y: 0 };
  #dash = "";
  #move = "";

  constructor(ruler: Ruler) {
    this.#ruler = ruler;
  }

  setTransform(a: number, _b: number, _c: number, d: number, e: number, f: number): void {
    const isPlain = a === 1 && d === 1 && e === 0 && f === 0;
    this.#move = isPlain ? "" : ` transform="matrix(${[a, 0, 0, d, e, f].map(number).join(" ")})"`;
  }

  clearRect(): void {
    this.#parts.length = 0;
  }

  beginPath(): void {
    this.#path = "";
  }

  moveTo(x: number, y: number): void {
    this.#path += `M${number(x)} ${number(y)}`;
    this.#at = { x, y };
  }

  lineTo(x: number, y: number): void {
    this.#path += `L${number(x)} ${number(y)}`;
    this.#at = { x, y };
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.#path += `Q${number(cx)} ${number(cy)} ${number(x)} ${number(y)}`;
    this.#at = { x, y };
  }

  /** A round corner at (x1, y1) on the way to (x2, y2), as a canvas has it. */
  arcTo(x1: number, y1: number, x2: number, y2: number, radius: number): void {
    const [ax, ay, bx, by] = [this.#at.x - x1, this.#at.y - y1, x2 - x1, y2 - y1];
    const [a, b] = [Math.hypot(ax, ay), Math.hypot(bx, by)];
    const cross = ax * by - ay * bx;
    if (a === 0 || b === 0 || radius === 0 || Math.abs(cross) < 1e-9) return this.lineTo(x1, y1);
    const far = radius / Math.tan(Math.acos((ax * bx + ay * by) / (a * b)) / 2);
    this.lineTo(x1 + (ax / a) * far, y1 + (ay / a) * far);
    const [x, y] = [x1 + (bx / b) * far, y1 + (by / b) * far];
    this.#path += `A${number(radius)} ${number(radius)} 0 0 ${cross > 0 ? 0 : 1} ${number(x)} ${number(y)}`;
    this.#at = { x, y };
  }

  /** A whole circle; the pictures have no other arcs. */
  arc(x: number, y: number, radius: number): void {
    const r = number(radius);
    this.#path += `M${number(x - radius)} ${number(y)}a${r} ${r} 0 1 0 ${number(radius * 2)} 0a${r} ${r} 0 1 0 ${number(-radius * 2)} 0z`;
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path += `M${number(x)} ${number(y)}h${number(width)}v${number(height)}h${number(-width)}z`;
  }

  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const r = Math.max(0, Math.min(radius, width / 2, height / 2));
    const [w, h, c] = [number(width - 2 * r), number(height - 2 * r), number(r)];
    const corner = (dx: number, dy: number) => `a${c} ${c} 0 0 1 ${number(dx)} ${number(dy)}`;
    this.#path += `M${number(x + r)} ${number(y)}h${w}${corner(r, r)}v${h}${corner(-r, r)}h-${w}${corner(-r, -r)}v-${h}${corner(r, -r)}z`;
  }

  fill(): void {
    this.#put(`<path d="${this.#path}" fill="${this.fillStyle}"`);
  }

  stroke(): void {
    if (this.#path !== "") this.#put(`<path d="${this.#path}" ${this.#line()}`);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    if (width <= 0 || height <= 0) return;
    this.#put(`<rect ${box(x, y, width, height)} fill="${this.fillStyle}"`);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#put(`<rect ${box(x, y, width, height)} ${this.#line()}`);
  }

  setLineDash(dashes: readonly number[]): void {
    this.#dash = dashes.length > 0 ? ` stroke-dasharray="${dashes.map(number).join(" ")}"` : "";
  }

  measureText(text: string): { width: number } {
    return { width: this.#ruler(text, this.font) };
  }

  fillText(text: string, x: number, y: number): void {
    if (text === "") return;
    const [, weight = "400", size = "14", family = "sans-serif"] = /^(?:(\d+) )?([\d.]+)px (.*)$/.exec(this.font) ?? [];
    const font = `font-family="${xmlText(family)}" font-size="${number(Number(size))}" font-weight="${weight}"`;
    this.#put(
      `<text x="${number(x)}" y="${number(y)}" ${font} xml:space="preserve" fill="${this.fillStyle}"`,
      xmlText(text),
    );
  }

  /** The whole document, on a ground of one colour. */
  document(width: number, height: number, ground: string, title: string): string {
    const size = `width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}"`;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" ${size}>`,
      `<title>${xmlText(title)}</title>`,
      `<rect width="100%" height="100%" fill="${ground}"/>`,
      ...this.#parts,
      "</svg>",
    ].join("\n");
  }

  /** The same as what draws on a canvas takes it. */
  get pen(): Pen {
    return this as unknown as Pen;
  }

  #line(): string {
    return `fill="none" stroke="${this.strokeStyle}" stroke-width="${number(this.lineWidth)}"${this.#dash}`;
  }

  #put(start: string, inside?: string): void {
    const alpha = this.globalAlpha < 1 ? ` opacity="${number(this.globalAlpha)}"` : "";
    this.#parts.push(`${start}${alpha}${this.#move}${inside === undefined ? "/>" : `>${inside}</text>`}`);
  }
}

function box(x: number, y: number, width: number, height: number): string {
  return `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
}
