// `npm run benchmarks`: Plumbline beside what it is measured against. Options go on: `npm run benchmarks -- --quick`.
// `npm run benchmarks -- web`: the alignment page beside @xyflow/react, in a browser.
import { build } from "./build.mjs";
import { python, pythonEnvironment, webEnvironment } from "./environment.mjs";
import { attempt, main, run } from "./process.mjs";

const bin = (name) => `node_modules/.bin/${name}`;

async function server() {
  await pythonEnvironment({ tests: true });
  const env = { PYTHONPATH: `backend:${process.cwd()}` };
  return attempt(python, ["-m", "benchmarks", ...process.argv.slice(2)], { env });
}

async function web() {
  await pythonEnvironment({ tests: true });
  await webEnvironment();
  await build();
  await run(bin("vite"), ["build", "--config", "benchmarks/web/flow/vite.config.ts", "--logLevel", "warn"]);
  return attempt(bin("playwright"), ["test", "--config", "benchmarks/web/playwright.config.ts"]);
}

await main(async () => {
  const { code } = await (process.argv[2] === "web" ? web() : server());
  process.exitCode = code;
});
