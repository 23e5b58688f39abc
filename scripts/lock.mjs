// `npm run lock`: rewrite the lock files after a change of pyproject.toml or package.json. Needs `uv`, the front door does not.
import { readFileSync, writeFileSync } from "node:fs";
import { run } from "./process.mjs";

const python = (output, ...extra) =>
  run("uv", [
    "pip", "compile", "pyproject.toml", ...extra, "--universal", "--python-version", "3.11", "--generate-hashes",
    "--no-header", "--no-annotate", "--no-emit-index-url", "--quiet", "--output-file", output,
  ]);

await python("requirements.lock", "--group", "build");
await python("requirements-dev.lock", "--group", "build", "--group", "dev");
await run("npm", ["install", "--package-lock-only", "--ignore-scripts", "--loglevel=error"]);

// An optional package for another platform may keep its address; the lock stays valid without it.
const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
for (const entry of Object.values(lock.packages)) delete entry.resolved;
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
