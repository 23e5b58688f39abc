import { expect, test } from "vitest";
import { inside, languageOf, localeOf } from "./language";

test("without a choice the app speaks the first of the browser's languages that it knows, or English", () => {
  expect(languageOf("browser", ["fr-FR", "de-AT", "en"])).toBe("de");
  expect(languageOf("browser", ["en-GB", "de"])).toBe("en");
  expect(languageOf("browser", ["fr", "tr"])).toBe("en");
  expect(languageOf("browser", [])).toBe("en");
});

test("a choice stands above what the browser asks for", () => {
  expect(languageOf("de", ["en-US"])).toBe("de");
  expect(languageOf("en", ["de-DE"])).toBe("en");
});

test("days and numbers are written in the browser's own variety of the language, if it asks for one", () => {
  expect(localeOf("de", ["en-US", "de-CH", "de"])).toBe("de-CH");
  expect(localeOf("de", ["en-US"])).toBe("de");
  expect(localeOf("en", ["de-DE", "en-GB"])).toBe("en-GB");
});

test("a word has a small first letter within a sentence", () => {
  expect(inside("On track")).toBe("on track");
  expect(inside("Außer Plan")).toBe("außer Plan");
});
