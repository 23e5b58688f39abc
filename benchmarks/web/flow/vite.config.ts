import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page of @xyflow/react, built as the app is; it leaves nothing in the package. */
export default defineConfig({
  root: here("."),
  base: "/flow/",
  plugins: [react()],
  build: { outDir: here("../../../test-results/flow"), emptyOutDir: true, target: "es2023" },
});
