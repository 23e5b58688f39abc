import { readFileSync } from "node:fs";
import { buildSchema, type GraphQLEnumType } from "graphql";
import { describe, expect, it, test } from "vitest";
import { REASONS as HELP } from "./features/coaching/reasons";
import { ADVICE } from "./features/insights/findings";
import { FORMULAS, formulaText, LABELS, labelText, REASONS, whyText } from "./features/objectives/explanation";
import { VERDICTS } from "./features/objectives/smart";
import { type Wording, wordedBy } from "./lib/sentences";

const SCHEMA = buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));
const TABLES = {
  FormulaCode: FORMULAS,
  LabelCode: LABELS,
  ReasonCode: REASONS,
  FindingKind: ADVICE,
  SmartVerdict: VERDICTS,
};

const codesOf = (name: string) => (SCHEMA.getType(name) as GraphQLEnumType).getValues();
const number = (name: string, value: number) => ({ name, number: value, text: null });
const text = (name: string, value: string) => ({ name, number: null, text: value });

/** The names of the values that a wording asks for. */
function askedBy(wording: Wording): string[] {
  const asked = new Set<string>();
  wording({
    number: (name) => asked.add(name).size,
    text: (name) => (asked.add(name), "2026-11-22"),
  });
  return [...asked].sort();
}

describe.each(Object.entries(TABLES))("%s", (name, wordings: Readonly<Record<string, Wording>>) => {
  test("each code of the server has its words, and there are no others", () => {
    expect(Object.keys(wordings).sort()).toEqual(
      codesOf(name)
        .map((each) => each.name)
        .sort(),
    );
  });

  test.each(codesOf(name))("$name says every value that the server gives it, and asks for no other", (code) => {
    const given = [...(code.description ?? "").matchAll(/\{(\w+)\}/g)].map((each) => each[1] ?? "");
    expect(askedBy(wordings[code.name] as Wording)).toEqual(given.sort());
  });
});

test("each reason why an owner may need help has its words", () => {
  expect(Object.keys(HELP).sort()).toEqual(
    codesOf("HelpKind")
      .map((each) => each.name)
      .sort(),
  );
  expect(HELP.OUTDATED(1, 1)).toBe("The one key result is outdated.");
  expect(HELP.OUTDATED(2, 5)).toBe("2 of 5 key results are outdated.");
});

it("says what a newer server says, where it has no words of its own", () => {
  const newer = "BRAND_NEW" as keyof typeof FORMULAS;
  expect(wordedBy(FORMULAS, newer, [], "as the server says it")).toBe("as the server says it");
  const parts = [
    { code: "GAP" as const, values: [] },
    { code: newer, values: [] },
  ];
  expect(formulaText({ formula: "expected − progress; new", formulaParts: parts, items: [] })).toBe(
    "expected − progress; new",
  );
  const item = { label: "Sell more", labelCode: null, why: null, whyCode: null, values: [] };
  expect([labelText(item), whyText(item)]).toEqual(["Sell more", ""]);
});

it("puts the numbers of a mean in while they are few, without what does not weigh", () => {
  const mean = { formula: "", formulaParts: [{ code: "MEAN" as const, values: [] }] };
  const items = [
    { counted: 0.5, weight: 1 },
    { counted: 0.25, weight: 2 },
    { counted: 1, weight: 0 },
    { counted: null, weight: 3 },
  ];
  expect(formulaText({ ...mean, items })).toBe("Σ counted × weight ÷ Σ weight = (0.5 × 1 + 0.25 × 2) ÷ (1 + 2)");
  const many = Array.from({ length: 7 }, () => ({ counted: 1, weight: 1 }));
  expect(formulaText({ ...mean, items: many })).toBe("Σ counted × weight ÷ Σ weight");
});

it("puts values into labels, reasons and parts of formulas", () => {
  const values = [text("day", "2026-11-22"), number("found", 1.25), number("counted", 1)];
  const item = { label: "", labelCode: "EXPECTED_BY" as const, why: "", whyCode: "CLAMPED" as const, values };
  expect([labelText(item), whyText(item)]).toEqual(["Expected by Nov 22, 2026", "1.25 is counted as 1"]);
  const limits = [number("on_pace", 0), number("behind", 0.25)];
  const formulaParts = [
    { code: "GAP" as const, values: [] },
    { code: "PACE_LIMITS" as const, values: limits },
  ];
  expect(formulaText({ formula: "", formulaParts, items: [] })).toBe(
    "expected − progress; on pace up to 0, behind up to 0.25, far behind beyond",
  );
});
