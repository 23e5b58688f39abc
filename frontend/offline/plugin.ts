import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin, Rolldown } from "vite";

const WORKER = fileURLToPath(new URL("worker.js", import.meta.url));

/** The pages that open offline with what the last visit left. */
const PAGES: readonly string[] = ["alignment", "checkIn", "home", "myOkrs", "objective", "problem", "shell", "signIn"];
/** What only makes something to be sent or saved elsewhere. */
const ON_DEMAND = /\/src\/features\/alignment\/picture\/|\/node_modules\/@cantoo\/pdf-lib\//;

type Chunk = Rolldown.OutputChunk;

/** Whether a chunk that is fetched when it is wanted will be wanted offline too. */
function isWanted({ facadeModuleId, name }: Chunk): boolean {
  if (!facadeModuleId) return true;
  if (ON_DEMAND.test(facadeModuleId)) return false;
  return !facadeModuleId.includes("/src/pages/") || PAGES.includes(name);
}

/** The chunks that the app opens with, and that its pages fetch which open offline. */
function wanted(chunks: ReadonlyMap<string, Chunk>): ReadonlySet<Chunk> {
  const found = new Set<Chunk>();
  const look = (chunk: Chunk | undefined) => {
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const file of chunk.imports) look(chunks.get(file));
    for (const file of chunk.dynamicImports) {
      const later = chunks.get(file);
      if (later && isWanted(later)) look(later);
    }
  };
  for (const chunk of chunks.values()) if (chunk.isEntry && chunk.facadeModuleId?.endsWith("/index.html")) look(chunk);
  return found;
}

/** The letters of the languages that the app speaks. */
const isLetters = (name: string) => /^assets\/inter-latin-(?!ext).*\.woff2$/.test(name);

/** The service worker with the list of the files that it keeps. */
export const opensOffline: Plugin = {
  name: "opens-offline",
  apply: "build",
  generateBundle: {
    order: "post",
    handler(_options, bundle) {
      const outputs = Object.values(bundle);
      const chunks = new Map(
        outputs.flatMap((each) => (each.type === "chunk" ? [[each.fileName, each] as const] : [])),
      );
      const kept = [...wanted(chunks)];
      const styles = kept.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
      const letters = Object.keys(bundle).filter(isLetters);
      const files = [...new Set([...kept.map((chunk) => chunk.fileName), ...styles, ...letters])].toSorted();
      const list = JSON.stringify(files.map((name) => `/${name}`));
      // Of all that was built: the page names other files when any of them is another.
      const version = createHash("sha256").update(Object.keys(bundle).toSorted().join()).digest("hex").slice(0, 16);
      const source = readFileSync(WORKER, "utf8")
        .replace('["FILES"]', () => list)
        .replace("VERSION", version);
      this.emitFile({ type: "asset", fileName: "offline.js", source });
    },
  },
};
