import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { formatter } from "@lingui/format-po";
import type { Plugin } from "vite";
import { compiled, macros } from "./macros";

const GERMAN = fileURLToPath(new URL("../src/lib/catalogs/de.po", import.meta.url));

export interface Translation {
  readonly message: string;
  /** Empty where it is missing. */
  readonly german: string;
}

/** The messages of a catalog file by their ids, in the order of the file. */
export async function translations(file: string = GERMAN): Promise<Map<string, Translation>> {
  const read = await formatter().parse(readFileSync(file, "utf8"), {
    locale: "de",
    sourceLocale: "en",
    filename: file,
  });
  return new Map(
    Object.entries(read).map(([id, { message, translation }]) => [
      id,
      { message: message ?? id, german: translation ?? "" },
    ]),
  );
}

/**
 * What is said in two languages: English where it is said, German in a catalog of its own.
 * In the build a message is named by its place in the catalog, which is a list: hashes would be a tenth of all code.
 */
export function languages(): Plugin[] {
  let places: Promise<ReadonlyMap<string, string>> = Promise.resolve(new Map());
  const catalog: Plugin = {
    name: "catalog",
    async configResolved({ command }) {
      if (command !== "build") return;
      places = translations().then((all) => new Map([...all.keys()].map((id, place) => [id, String(place)])));
    },
    async load(id) {
      if (!id.endsWith(".po")) return null;
      this.addWatchFile(id);
      const known = await places;
      const entries = [...(await translations(id))].map(([hash, { german }]) => [hash, compiled(german)] as const);
      const messages = known.size > 0 ? entries.map(([, text]) => text) : Object.fromEntries(entries);
      // A long value is read faster as JSON than as code.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(messages))});`;
    },
  };
  return [macros(() => places), catalog];
}
