import { defineConfig } from "@playwright/test";
import { chromium, chromiumArguments } from "../../scripts/chromium.mjs";

/** Each worker has a demo company of its own: journeys that run at once never meet what the other has changed. */
const WORKERS = 2;
const firstPort = Number(process.env["TEST_PORT"] ?? 8765);
const ports = Array.from({ length: WORKERS }, (_, worker) => firstPort + worker);
const ownPort = firstPort + Number(process.env["TEST_PARALLEL_INDEX"] ?? 0);

/** `npm run test:browser` chooses the browser; run by hand, Playwright's configuration finds one itself. */
process.env["CHROMIUM_PATH"] ??= await chromium();

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/browser",
  fullyParallel: false,
  workers: WORKERS,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env["CI"]),
  retries: 0,
  reporter: process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] ? [["list"], ["json"]] : [["list"]],
  use: {
    baseURL: `http://localhost:${ownPort}`,
    // A worker between page and server would hide requests from the journeys that answer in its place.
    serviceWorkers: "block",
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: process.env["CHROMIUM_PATH"], args: [...chromiumArguments] },
    // Recording every test to keep one trace costs a fifth of the time: ask for it with `--trace retain-on-failure`.
    trace: "off",
    screenshot: "only-on-failure",
  },
  webServer: {
    command: "node ../../scripts/demo-server.mjs",
    // The last that is started.
    url: `http://localhost:${ports.at(-1)}/readyz`,
    env: { TEST_PORTS: ports.join(" ") },
    timeout: 120_000,
    reuseExistingServer: !process.env["CI"],
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
});
