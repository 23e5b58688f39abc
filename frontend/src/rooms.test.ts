import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const HERE = dirname(fileURLToPath(import.meta.url));

/** Stairs go one way: a room may use itself and what comes after it. */
const ROOMS = ["main", "routes", "pages", "features", "graphql", "ui", "lib"];

function sources(): string[] {
  return readdirSync(HERE, { recursive: true, encoding: "utf8" }).filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\.|testing\.ts|graphql\/generated/.test(path),
  );
}

const roomOf = (path: string) => ROOMS.indexOf((path.split("/")[0] ?? "").replace(/\.tsx?$/, ""));
const featureOf = (path: string) => (path.startsWith("features/") ? path.split("/")[1] : null);

function importsOf(path: string): string[] {
  const text = readFileSync(join(HERE, path), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map((found) =>
    relative(HERE, normalize(join(HERE, dirname(path), found[1] ?? ""))),
  );
}

it("keeps the stairs going one way: main, routes, pages, features, graphql, ui, lib", () => {
  const wrong = sources().flatMap((path) =>
    importsOf(path)
      .filter((target) => roomOf(target) < roomOf(path))
      .map((target) => `${path} uses ${target}: move what it needs down, or hand it in as a property`),
  );
  expect(wrong).toEqual([]);
});

it("keeps features apart: a page brings them together", () => {
  const wrong = sources().flatMap((path) =>
    importsOf(path)
      .filter((target) => featureOf(path) && featureOf(target) && featureOf(path) !== featureOf(target))
      .map((target) => `${path} uses ${target}: let the page hand it in`),
  );
  expect(wrong).toEqual([]);
});
