import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = `http://localhost:${process.env["PLUMBLINE_PORT"] ?? 8000}`;

/** Addresses that the server answers; a browser that asks for a page gets the app instead. */
const answered = ["/graphql", "/session", "/invitations", "/setup", "/health", "/exchange"];

export default defineConfig({
  root: here("."),
  plugins: [react()],
  build: {
    outDir: here("../backend/plumbline/web/static"),
    emptyOutDir: true,
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    manifest: true,
    modulePreload: { polyfill: false },
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
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: [here("src/testing.ts")],
    restoreMocks: true,
  },
});
