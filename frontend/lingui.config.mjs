import { fileURLToPath } from "node:url";
import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

/** `npm run words` writes what is to be translated into the catalogs; the build reads them (language/catalog.ts). */
export default defineConfig({
  rootDir: fileURLToPath(new URL(".", import.meta.url)),
  locales: ["de"],
  sourceLocale: "en",
  catalogs: [
    {
      path: "<rootDir>/src/lib/catalogs/{locale}",
      include: ["<rootDir>/src"],
      exclude: ["**/*.test.*", "**/generated/**"],
    },
  ],
  orderBy: "message",
  format: formatter({ lineNumbers: false, explicitIdAsDefault: false }),
});
