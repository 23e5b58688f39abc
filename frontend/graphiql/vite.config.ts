import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** GraphiQL is a page of its own, built apart: nothing of it or for it changes what the app loads. */
export default defineConfig({
  root: here("."),
  base: "/graphiql/",
  plugins: [react()],
  build: {
    outDir: here("../../backend/plumbline/web/static/graphiql"),
    emptyOutDir: true,
    target: "es2023",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5_000,
    rolldownOptions: {
      onLog(level, log, report) {
        // "use no memo" in two of its packages means nothing here.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
  worker: { format: "es" },
});
