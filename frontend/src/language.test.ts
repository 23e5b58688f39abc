import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { translations } from "../language/catalog";
import { messagesVisited, withoutMacros } from "../language/macros";
import { GAP } from "../language/rules";
import { shownTexts } from "../language/shown";

const FILES = Object.keys(import.meta.glob(["./**/*.{ts,tsx}", "!./graphql/generated/**", "!./**/*.test.*"])).filter(
  (file) => file !== "./testing.ts" && !file.endsWith(".d.ts"),
);

const codeOf = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

/** For those who work on Plumbline, and so in the language of its code. */
const FOR_DEVELOPERS = ["./pages/components.tsx"];

test("everything that people read is said through Lingui: t`…`, plural(…), <Trans>…</Trans> or <Plural … />", () => {
  const bare = FILES.filter((file) => !FOR_DEVELOPERS.includes(file)).flatMap((file) =>
    shownTexts(codeOf(file), file).map(({ text }) => `${file}: ${text.replaceAll(GAP, "…")}`),
  );
  expect(bare).toEqual([]);
});

test("every message has its German, and the catalog holds no other: `npm run words`, then fill the gaps", async () => {
  const said = new Map<string, string>();
  for (const file of FILES) {
    const code = codeOf(file);
    if (!code.includes("/macro")) continue;
    await withoutMacros(
      code,
      file,
      messagesVisited(({ id, message }) => void said.set(id, message)),
    );
  }
  const german = await translations();
  expect([...said].filter(([id]) => !german.get(id)?.german).map(([, message]) => message)).toEqual([]);
  expect([...german.keys()].filter((id) => !said.has(id))).toEqual([]);
  // 1,500 of them when this was written: a look that finds none would find nothing wrong either.
  expect(said.size).toBeGreaterThan(1000);
});
