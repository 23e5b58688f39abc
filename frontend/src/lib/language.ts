import { i18n, type Messages } from "@lingui/core";
import { stored, store } from "./settings";

/** The languages the app speaks; English stands in the code, the others come as catalogs. */
export type Language = "en" | "de";

export const LANGUAGES = [
  { id: "en", name: "English" },
  { id: "de", name: "Deutsch" },
] as const satisfies readonly { id: Language; name: string }[];

/** What was chosen: one of them, or as the browser says. */
export type LanguageChoice = Language | "browser";

const NAME = "plumbline.language";
const CATALOGS: Record<Exclude<Language, "en">, () => Promise<{ default: Messages }>> = {
  de: () => import("./catalogs/de.po"),
};

const isLanguage = (value: unknown): value is Language => LANGUAGES.some((each) => each.id === value);

export function languageChoice(): LanguageChoice {
  const value = stored(NAME);
  return isLanguage(value) ? value : "browser";
}

/** Keeps the choice and loads the page again in it; what is typed is kept as drafts. */
export function chooseLanguage(choice: LanguageChoice): void {
  store(NAME, choice);
  window.location.reload();
}

const wanted = (): readonly string[] => globalThis.navigator?.languages ?? [];

const primary = (locale: string) => locale.split("-")[0];

/** The language of a choice: without one the first of the browser's that the app speaks, or English. */
export function languageOf(choice: LanguageChoice, asked: readonly string[] = wanted()): Language {
  if (choice !== "browser") return choice;
  return asked.map(primary).find(isLanguage) ?? "en";
}

/** How dates and numbers are written: as the browser's own variety of the language does, such as "de-AT". */
export function localeOf(language: Language, asked: readonly string[] = wanted()): string {
  return asked.find((each) => primary(each) === language) ?? language;
}

/** A word that stands on its own elsewhere, as it is written within a sentence: “On track” as “on track”. */
export function inside(word: string): string {
  return word.charAt(0).toLocaleLowerCase(locale()) + word.slice(1);
}

/** The language of this page. */
export const spoken = (): string => i18n.locale;

/** The locale of this page, for Intl. */
export function locale(): string {
  return i18n.locales?.toString() ?? "en";
}

/** Takes up the language before anything is shown: texts of modules are written when these are first read. */
export async function speak(choice: LanguageChoice = languageChoice()): Promise<void> {
  const language = languageOf(choice);
  // Messages come parsed, by the build; only their texts are left as they are.
  i18n.setMessagesCompiler((message) => [message]);
  const messages = language === "en" ? {} : (await CATALOGS[language]()).default;
  i18n.loadAndActivate({ locale: language, locales: [localeOf(language)], messages });
  document.documentElement.lang = language;
}
