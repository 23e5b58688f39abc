import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const HERE = dirname(fileURLToPath(import.meta.url));
const TOKENS = "ui/tokens.css";

const files = (ending: RegExp) =>
  readdirSync(HERE, { recursive: true, encoding: "utf8" }).filter(
    (path) => ending.test(path) && !/\.test\.|graphql\/generated/.test(path),
  );
const read = (path: string) => readFileSync(join(HERE, path), "utf8");
const sheets = files(/\.css$/).map((path) => ({ path, text: read(path) }));
const scripts = files(/\.tsx$/).map((path) => ({ path, text: read(path) }));

/** Lines that a rule finds wrong; a line that says `physical:` and why is let through. */
function wrong(sources: readonly { path: string; text: string }[], rule: (line: string) => boolean): string[] {
  return sources.flatMap(({ path, text }) =>
    text
      .split("\n")
      .map((line, at) => ({ line, at }))
      .filter(({ line }) => !line.includes("/* physical:") && rule(line))
      .map(({ line, at }) => `${path}:${at + 1} ${line.trim()}`),
  );
}

const SIDE =
  /(?:margin|padding|border)-(?:left|right)\b|-(?:left|right)-radius|^\s*(?:left|right|float)\s*:|text-align:\s*(?:left|right)\b/;
const SIDE_IN_SCRIPT = /\b(?:margin|padding|border)(?:Left|Right)\w*:|textAlign: "(?:left|right)"/;
const COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|light-dark)\(/i;

/** Four lengths of which the second, right, and the fourth, left, differ. */
function isLopsided(line: string): boolean {
  const lengths = /^\s*(?:margin|padding|inset|border-width):\s*([^;]+);/
    .exec(line)?.[1]
    ?.match(/(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s(])+/g);
  return lengths?.length === 4 && lengths[1] !== lengths[3];
}

it("names sides by the way one reads: inline-start and inline-end, so that the app mirrors", () => {
  expect(wrong(sheets, (line) => SIDE.test(line) || isLopsided(line))).toEqual([]);
  expect(wrong(scripts, (line) => SIDE_IN_SCRIPT.test(line))).toEqual([]);
});

it("keeps every colour in the tokens", () => {
  const others = sheets.filter(({ path }) => path !== TOKENS);
  expect(wrong(others, (line) => COLOUR.test(line))).toEqual([]);
});

it("uses only tokens there are", () => {
  const defined = new Set(
    [...sheets, ...scripts].flatMap(({ text }) => [...text.matchAll(/(--[\w-]+)"?\s*:/g)].map((found) => found[1])),
  );
  const unknown = sheets.flatMap(({ path, text }) =>
    [...text.matchAll(/var\((--[\w-]+)\)/g)]
      .filter((found) => !defined.has(found[1]))
      .map((found) => `${path} ${found[1]}`),
  );
  // React Aria gives a popover the width of what opened it.
  expect(unknown.filter((each) => !each.endsWith("--trigger-width"))).toEqual([]);
});

it("defines no token that nobody uses", () => {
  const used = new Set(
    [...sheets, ...scripts].flatMap(({ text }) => [...text.matchAll(/var\((--[\w-]+)/g)].map((found) => found[1])),
  );
  const drawn = files(/\.tsx?$/)
    .map(read)
    .join("\n");
  const idle = [...read(TOKENS).matchAll(/^\s+(--[\w-]+):/gm)]
    .map((found) => found[1] as string)
    .filter(
      (name) =>
        !used.has(name) &&
        !drawn.includes(name) &&
        !/^--(?:on-track|at-risk|off-track|outdated|pending|done)/.test(name),
    );
  expect(idle).toEqual([]);
});
