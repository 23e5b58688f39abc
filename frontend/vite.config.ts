import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { splitting } from "./chunks";
import { languages } from "./language/catalog";
import { opensOffline } from "./offline/plugin";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = `http://localhost:${process.env["PLUMBLINE_PORT"] ?? 8000}`;

/** Addresses that the server answers; a browser that asks for a page gets the app instead. */
const answered = ["/graphql", "/session", "/invitations", "/setup", "/health", "/exchange"];

/** React Aria says its own few words in 34 languages; the app speaks two, and the others weigh more than React. */
const twoLanguages: Plugin = {
  name: "two-languages",
  enforce: "pre",
  load(id) {
    return /react-(aria|stately)[^/]*\/dist\/.*\/(?!en-US|de-DE)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id)
      ? "export default {};"
      : null;
  },
};

/**
 * Each query travels with the component that asks it. The generated module would bring all of them to the first page,
 * so every `graphql(...)` becomes an import of its own document, cut out of that module.
 */
const documentsApart: Plugin = {
  name: "documents-apart",
  enforce: "pre",
  apply: "build",
  transform(code, id) {
    if (!/\/src\/.*\.tsx?$/.test(id) || id.includes("/generated/")) return null;
    const imports: string[] = [];
    const apart = code.replace(
      /\bgraphql\(`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`\)/g,
      (_call, kind, name) => {
        const document = `${name}${kind === "fragment" ? "FragmentDoc" : "Document"}`;
        imports.push(`import { ${document} } from "${here("src/graphql/generated/graphql.ts")}?document=${document}";`);
        return document;
      },
    );
    return imports.length > 0 ? { code: imports.join("") + apart, map: null } : null;
  },
  load(id) {
    const [file, document] = id.split("?document=");
    if (!file || !document) return null;
    const line = readFileSync(file, "utf8")
      .split("\n")
      .find((each) => each.startsWith(`export const ${document} = `));
    return line ?? this.error(`There is no document ${document}; run "npm run generate".`);
  },
};

/** Documents come parsed, so what parses them stays at home. */
const nothingToParse: Plugin = {
  name: "nothing-to-parse",
  enforce: "pre",
  apply: "build",
  resolveId: (id, importer) =>
    id === "@0no-co/graphql.web" && importer?.includes("/@urql/core/") ? "\0graphql-parsed" : null,
  load: (id) =>
    id === "\0graphql-parsed"
      ? `export { GraphQLError, Kind, print } from "@0no-co/graphql.web";
         export const parse = () => { throw new Error("Write documents with graphql(...); the app does not parse."); };`
      : null,
};

/** The texts of all documents, for the server: the app names them by their hashes. */
const documentsKnown: Plugin = {
  name: "documents-known",
  apply: "build",
  generateBundle() {
    const source = readFileSync(here("src/graphql/generated/persisted-documents.json"), "utf8");
    this.emitFile({ type: "asset", fileName: "documents.json", source });
  },
};

/** Which build a page is of: by the names of its files, which carry what is in them. The server says which one it has. */
const namesItsBuild: Plugin = {
  name: "names-its-build",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler(_html, { bundle = {} }) {
      const content = createHash("sha256").update(Object.keys(bundle).toSorted().join()).digest("hex").slice(0, 16);
      return [{ tag: "meta", attrs: { name: "build", content }, injectTo: "head" }];
    },
  },
};

/** The app waits for its language; its code is fetched meanwhile, as if the page had named it. */
const appAhead: Plugin = {
  name: "app-ahead",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler(_html, { bundle = {}, chunk }) {
      const chunks = Object.values(bundle).flatMap((each) => (each.type === "chunk" ? [each] : []));
      const app = chunks.find((each) => each.facadeModuleId?.endsWith("/src/routes/app.tsx"));
      if (!app) throw new Error("There is no chunk of src/routes/app.tsx to fetch ahead.");
      const link = (rel: string, file: string) => ({
        tag: "link",
        attrs: { rel, crossorigin: true, href: `/${file}` },
      });
      const named = new Set(chunk?.imports);
      const ahead = chunks.filter((each) => each === app || app.imports.includes(each.fileName));
      const styles = ahead.flatMap((each) => [...(each.viteMetadata?.importedCss ?? [])]);
      return [
        ...ahead.flatMap(({ fileName }) => (named.has(fileName) ? [] : [link("modulepreload", fileName)])),
        ...styles.map((file) => link("stylesheet", file)),
      ].map((each) => ({ ...each, injectTo: "head" as const }));
    },
  },
};

export default defineConfig({
  root: here("."),
  plugins: [
    twoLanguages,
    documentsApart,
    nothingToParse,
    documentsKnown,
    languages(),
    appAhead,
    namesItsBuild,
    opensOffline,
    react(),
  ],
  build: {
    outDir: here("../backend/plumbline/web/static"),
    emptyOutDir: true,
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: splitting } },
    assetsInlineLimit: 0,
  },
  server: {
    proxy: Object.fromEntries(
      answered.map((path) => [
        path,
        {
          target: server,
          bypass: (request: { headers: { accept?: string } }) =>
            request.headers.accept?.includes("text/html") ? "/index.html" : undefined,
        },
      ]),
    ),
  },
  test: {
    // Pure parts need no page; a component test asks for one in its first line.
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: [here("src/testing.ts")],
    restoreMocks: true,
    // A form of many fields takes seconds to draw and type into on a small machine.
    testTimeout: 30_000,
  },
});
