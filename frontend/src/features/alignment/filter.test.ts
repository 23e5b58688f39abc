import { expect, test } from "vitest";
import { alignmentOf, withFindings } from "./alignment";
import { columnsOf } from "./asText";
import { type Filter, filtered, isDim, nextMatch, teamChoices } from "./filter";
import { wrapped } from "./draw";

const alignment = alignmentOf(
  columnsOf(`Grow @Company
  Sell more @Zoë/Sales !AT_RISK
    Call leads @Ana/Sales.North
  Répondre vite @Support/Support !OFF_TRACK
Delight @Company
  Ship weekly @Ana/Product
`),
);
const ANY: Filter = { text: "", team: null, owner: null, health: [], findings: false };

/** Rows as they are drawn: matches plain, what leads to them in brackets, the dim ones left out. */
function found(filter: Partial<Filter>): string {
  const result = filtered(alignment, { ...ANY, ...filter });
  const lines = Array.from(alignment.tree.order, (row) => {
    if (isDim(result, row)) return "";
    const title = alignment.columns.titles[row] ?? "";
    return `${"  ".repeat(alignment.tree.depths[row] ?? 0)}${result.matches[row] === 1 ? title : `(${title})`}\n`;
  });
  return lines.join("");
}

test("no filter dims nothing and counts all", () => {
  const result = filtered(alignment, ANY);
  expect(result.active).toBe(false);
  expect(result.count).toBe(6);
  expect(alignment.columns.titles.some((_, row) => isDim(result, row))).toBe(false);
});

test("what has findings is known once they are, and can be filtered for", () => {
  const { ids } = alignment.columns;
  const marked = withFindings(alignment, {
    ids: [...ids].reverse(),
    findingCounts: ids.map((_, at) => (at === 1 ? 3 : 0)),
  });
  const rows = Array.from(filtered(marked, { ...ANY, findings: true }).matches);
  expect(rows.map((match, row) => (match ? marked.columns.titles[row] : "")).filter(Boolean)).toEqual(["Delight"]);
  expect(filtered(alignment, { ...ANY, findings: true }).count).toBe(0);
  expect(withFindings(alignment, undefined)).toBe(alignment);
});

test("what leads to a match stays", () => {
  expect(found({ text: "leads" })).toBe("(Grow)\n  (Sell more)\n    Call leads\n");
});

test("search reads titles, owners and teams, without case and accents, all words in any order", () => {
  expect(found({ text: "REPONDRE" })).toBe("(Grow)\n  Répondre vite\n");
  expect(found({ text: "zoe" })).toBe("(Grow)\n  Sell more\n");
  expect(found({ text: "weekly ana" })).toBe("(Delight)\n  Ship weekly\n");
  expect(found({ text: "product" })).toBe("(Delight)\n  Ship weekly\n");
});

test("a team brings the teams under it", () => {
  expect(found({ team: "id of Sales" })).toBe("(Grow)\n  Sell more\n    Call leads\n");
  expect(found({ team: "id of Company" }).split("\n").filter(Boolean)).toHaveLength(6);
});

test("filters are joined by and, healths by or", () => {
  expect(found({ health: ["AT_RISK", "OFF_TRACK"] })).toBe("(Grow)\n  Sell more\n  Répondre vite\n");
  expect(found({ health: ["AT_RISK"], owner: "id of Ana" })).toBe("");
});

test("a folded row knows how many matches it hides", () => {
  const result = filtered(alignment, { ...ANY, owner: "id of Ana" });
  expect(result.count).toBe(2);
  expect(Array.from(result.below).slice(0, 2)).toEqual([1, 1]);
  expect(result.opened?.[0]).toBe(1);
});

test("one steps from match to match and round", () => {
  const result = filtered(alignment, { ...ANY, owner: "id of Ana" });
  const { tree } = alignment;
  expect(nextMatch(tree, result, -1, 1)).toBe(2);
  expect(nextMatch(tree, result, 2, 1)).toBe(5);
  expect(nextMatch(tree, result, 5, 1)).toBe(2);
  expect(nextMatch(tree, result, 2, -1)).toBe(5);
  expect(nextMatch(tree, filtered(alignment, { ...ANY, text: "nowhere" }), -1, 1)).toBe(-1);
});

test("teams are offered under their own, those without objectives included", () => {
  expect(teamChoices(alignment.columns).map(({ name, depth }) => `${"  ".repeat(depth)}${name}`)).toEqual([
    "Company",
    "  Product",
    "  Sales",
    "    Sales.North",
    "  Support",
  ]);
});

test("a title is broken between words, a long word inside, and a long title ends with an ellipsis", () => {
  const width = (text: string) => text.length;
  expect(wrapped("Grow the trust of customers", 10, 3, width)).toEqual(["Grow the", "trust of", "customers"]);
  expect(wrapped("x".repeat(10_000), 10, 2, width)).toEqual(["xxxxxxxxxx", "xxxxxxxxx…"]);
  expect(wrapped("", 10, 2, width)).toEqual([]);
});
