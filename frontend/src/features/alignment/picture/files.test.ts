// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import { alignmentOf } from "../alignment";
import { columnsOf } from "../asText";
import type { Inks } from "../draw";
import { filtered } from "../filter";
import { shownRows } from "../folding";
import type { Board } from "../useBoard";
import { drawingOf, rowsOf, scaleOf } from "./files";
import { SvgPen, xmlText } from "./SvgPen";
import { cell, tableOf } from "./table";

const INKS: Inks = {
  line: "#888",
  text: "#000",
  surface: "#fff",
  accent: "#00f",
  health: Array(7).fill("#080"),
  soft: Array(7).fill("#efe"),
  font: "Inter",
};
const ruler = (text: string, font: string) => text.length * Number(/([\d.]+)px/.exec(font)?.[1]) * 0.5;

function boardOf(text: string, search = ""): Board {
  const alignment = alignmentOf(columnsOf(text));
  const result = filtered(alignment, { text: search, team: null, owner: null, health: [], findings: false });
  const shown = shownRows(alignment.tree, new Uint8Array(alignment.tree.size + 1), -1);
  return { alignment, result, shown, branch: -1, at: -1 } as unknown as Board;
}

function svg(text: string, shape: "tree" | "map" | "outline"): string {
  const board = boardOf(text);
  const drawing = drawingOf(board, shape, rowsOf(board, shape, "all"), INKS);
  const pen = new SvgPen(ruler);
  drawing.paint(pen.pen, 1);
  return pen.document(drawing.width, drawing.height, INKS.surface, "Alignment");
}

const TREE = "Grow 40%\n  Sell more /Sales\n    Call leads /Sales\n  Keep customers /Care\n";

describe("what a file holds", () => {
  test("in sight is what is open; everything is everything", () => {
    const board = boardOf(TREE);
    expect([...rowsOf(board, "tree", "shown")]).toEqual([0]);
    expect([...rowsOf(board, "map", "shown")]).toEqual([0, 1, 2, 3]);
    expect([...rowsOf(board, "tree", "all")]).toEqual([0, 1, 2, 3]);
  });

  test("what a filter leaves out is left out, ancestors of matches are kept", () => {
    expect([...rowsOf(boardOf(TREE, "call"), "map", "shown")]).toEqual([0, 1, 2]);
  });
});

describe("the drawing", () => {
  test.each(["tree", "map", "outline"] as const)("%s is sound XML with every title in it", (shape) => {
    const made = svg(TREE, shape);
    expect(new DOMParser().parseFromString(made, "image/svg+xml").querySelector("parsererror")).toBeNull();
    for (const title of ["Grow", "Sell more", "Call leads", "Keep customers"]) expect(made).toContain(title);
  });

  test("a title of 10,000 characters is cut with an ellipsis, markup and emoji come out right", () => {
    const made = svg(`${"long ".repeat(2_000)}\n<b>&"🚀 עברית\n`, "outline");
    expect(made).toContain("…");
    expect(made.length).toBeLessThan(8_000);
    expect(made).toContain("&lt;b&gt;&amp;&quot;🚀 עברית");
    expect(new DOMParser().parseFromString(made, "image/svg+xml").querySelector("parsererror")).toBeNull();
  });

  test("ten thousand are drawn in one go that no one waits for", () => {
    const many = Array.from({ length: 10_000 }, (_, at) => `${at % 10 === 0 ? "" : "  "}Objective ${at}`).join("\n");
    const start = performance.now();
    expect(svg(many, "map")).toContain("Objective 9999");
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test("half an emoji and what XML does not allow are left out", () => {
    expect(xmlText("a\u0000b\uFFFE\u{1F680}")).toBe("ab\u{1F680}");
    expect(xmlText("\ud83d")).not.toContain("\ud83d");
  });

  test("a line's corner is an arc that ends where the canvas's would", () => {
    const pen = new SvgPen(ruler);
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.arcTo(10, 0, 10, 10, 4);
    pen.stroke();
    expect(pen.document(20, 20, "#fff", "t")).toContain("M0 0L6 0A4 4 0 0 1 10 4");
  });

  test("no canvas is asked for more than it can hold", () => {
    expect(scaleOf({ width: 800, height: 600 })).toBe(2);
    const scale = scaleOf({ width: 40_000, height: 30_000 });
    expect(40_000 * scale).toBeLessThanOrEqual(16_000);
    expect(40_000 * 30_000 * scale * scale).toBeLessThanOrEqual(64_000_001);
  });
});

describe("the table", () => {
  test("titles are whole, and nothing in it is taken for a formula", () => {
    const long = "x".repeat(10_000);
    const board = boardOf(`${long}\n=1+1, "two"\n`);
    const table = tableOf(board.alignment, rowsOf(board, "outline", "all"));
    expect(table).toContain(long);
    expect(table).toContain(`"'=1+1, ""two"""`);
    expect(table.split("\r\n")).toHaveLength(4);
  });

  test.each(["=a", "+a", "-a", "@a", "\ta", "\ra", "  =a", "＝a"])("%j is guarded", (text) => {
    expect(cell(text).replace(/^"/, "").startsWith("'")).toBe(true);
  });
});
