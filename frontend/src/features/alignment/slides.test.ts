import { expect, test } from "vitest";
import { alignmentOf } from "./alignment";
import { filterOf } from "./address";
import { columnsOf } from "./asText";
import { filtered } from "./filter";
import { slidesOf } from "./slides";

const COMPANY = `
Grow
  Sell more /Sales
    Call leads /Sales.North !AT_RISK
    Visit fairs /Sales.North
  Build it /Engineering
    Hire two /Engineering !AT_RISK
Stay calm
`;

/** Each slide in a line: where, which part, which objectives. */
function told(text: string, filter: Parameters<typeof filterOf>[0] = {}, branch?: string): string[] {
  const alignment = alignmentOf(columnsOf(text));
  const row = branch === undefined ? -1 : (alignment.rows.get(branch) ?? -1);
  const { titles } = alignment.columns;
  return slidesOf(alignment, filtered(alignment, filterOf(filter)), row).map(
    ({ unit, part, parts, rows }) =>
      `${unit?.name ?? "none"} ${part}/${parts}: ${rows.map((one) => titles[one]).join(", ")}`,
  );
}

test("the company comes first, then each unit under the one above it", () => {
  expect(told(COMPANY)).toEqual([
    "Company 1/1: Grow, Stay calm",
    "Engineering 1/1: Build it, Hire two",
    "Sales 1/1: Sell more",
    "Sales.North 1/1: Call leads, Visit fairs",
  ]);
});

test("what is filtered stays filtered, and a branch shown alone is presented alone", () => {
  expect(told(COMPANY, { health: ["AT_RISK"] })).toEqual(["Engineering 1/1: Hire two", "Sales.North 1/1: Call leads"]);
  expect(told(COMPANY, {}, "Sell more")).toEqual(["Sales 1/1: Sell more", "Sales.North 1/1: Call leads, Visit fairs"]);
  expect(told(COMPANY, { q: "nothing is called this" })).toEqual([]);
});

test("a unit with more than a slide has room for goes on, and every objective is on one slide", () => {
  const many = Array.from({ length: 12 }, (_, at) => `Goal ${at} /Sales`).join("\n");
  const slides = told(many);
  expect(slides.map((line) => line.split(":")[0])).toEqual(["Sales 1/3", "Sales 2/3", "Sales 3/3"]);
  expect(slides.flatMap((line) => line.split(": ")[1]?.split(", "))).toEqual(
    Array.from({ length: 12 }, (_, at) => `Goal ${at}`),
  );
});

test("what belongs to no unit comes last", () => {
  const columns = columnsOf("Grow\nAlone /Sales\n");
  const alignment = alignmentOf({ ...columns, unitPositions: [0, null] });
  const slides = slidesOf(alignment, filtered(alignment, filterOf({})), -1);
  expect(slides.map(({ unit }) => unit?.name ?? "none")).toEqual(["Company", "none"]);
});
