// @vitest-environment jsdom
import { beforeEach, expect, it } from "vitest";
import { draft, holdDraftsOf, keepDraft } from "./drafts";
import { keepDraftsReadable } from "./draftLanguage";
import { typedNumber } from "./numbers";

const isAnything = (value: unknown): value is unknown => value !== null;

beforeEach(() => {
  localStorage.clear();
  holdDraftsOf("per_1");
});

it("reads a number that was typed in one language as the same number in the other, and back", async () => {
  await keepDraftsReadable(",");
  const typed = ["2,6", "1.000", "1.234,5", "0,125", "7"];
  const meant = typed.map((text) => typedNumber(text, ",").value);
  keepDraft("check-in", { values: typed });
  await keepDraftsReadable(".");
  const english = draft("check-in", isAnything) as { values: string[] };
  expect(english.values.map((text) => typedNumber(text, ".").value)).toEqual(meant);
  await keepDraftsReadable(",");
  const german = draft("check-in", isAnything) as { values: string[] };
  expect(german.values.map((text) => typedNumber(text, ",").value)).toEqual(meant);
});

it("leaves words, days and numbers of the program alone, in the drafts of everybody", async () => {
  const kept = { title: "Grow by 2,6 %, then more.", on: "2026-11-22", confidence: 0.4, links: [{ url: "a.example" }] };
  await keepDraftsReadable(",");
  keepDraft("one", kept);
  holdDraftsOf("per_2");
  keepDraft("two", "0,125");
  await keepDraftsReadable(".");
  expect(draft("two", isAnything)).toBe("0.125");
  holdDraftsOf("per_1");
  expect(draft("one", isAnything)).toEqual(kept);
});

it("changes nothing where the language stays, or where it is not known which one it was", async () => {
  keepDraft("one", "1.000");
  await keepDraftsReadable(",");
  await keepDraftsReadable(",");
  expect(draft("one", isAnything)).toBe("1.000");
});
