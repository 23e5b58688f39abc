// The Chromium that the browser tests run in: one on the PATH, else Playwright's own, else Debian's package.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { attempt, onPath, Stop } from "./process.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const BY_HAND =
  "No Chromium was found and none could be installed: put `chromium` on the PATH and run the command again.";

const playwrights = () => {
  const path = createRequire(import.meta.url)("playwright-core").chromium.executablePath();
  return existsSync(path) ? path : null;
};

const onThePath = () => NAMES.map(onPath).find(Boolean) ?? null;

/** Where Chromium is, after installing one if there is none; says which. Throws Stop. */
export async function chromium() {
  const path = process.env.CHROMIUM_PATH ?? onThePath() ?? playwrights() ?? (await installed());
  console.log(`Browser: ${path}`);
  return path;
}

async function installed() {
  console.log("No Chromium on the PATH: installing Playwright's …");
  const env = { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: undefined };
  await attempt("node_modules/.bin/playwright", ["install", "chromium"], { env, shown: false, minutes: 10 });
  if (playwrights()) return playwrights();
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    console.log("Playwright's could not be installed: installing Debian's chromium package …");
    await attempt("apt-get", ["update"], { shown: false, minutes: 5 });
    await attempt("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { shown: false, minutes: 10 });
  }
  const path = onThePath();
  if (!path) throw new Stop(BY_HAND);
  return path;
}

/** How to start it: Debian's Chromium runs as root and without a graphics card. */
export const chromiumArguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
