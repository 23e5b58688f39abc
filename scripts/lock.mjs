// `npm run lock`: rewrite the lock files after a change of pyproject.toml or package.json. Needs `uv`; the front door does not.
import { readFileSync, writeFileSync } from "node:fs";
import { main, run } from "./process.mjs";

const HOW = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate", "--quiet"];

function pythonLock(file, ...groups) {
  const chosen = groups.flatMap((group) => ["--group", group]);
  return run("uv", [
    "pip",
    "compile",
    "pyproject.toml",
    ...HOW,
    "--no-emit-index-url",
    ...chosen,
    "--output-file",
    file,
  ]);
}

/** npm may still write the address of a package that it has not installed here; integrity hashes are enough. */
function withoutAddresses(file) {
  const lock = JSON.parse(readFileSync(file, "utf8"));
  for (const entry of Object.values(lock.packages)) delete entry.resolved;
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}

await main(async () => {
  await pythonLock("requirements.lock", "build");
  await pythonLock("requirements-dev.lock", "build", "dev");
  await run("npm", ["install", "--package-lock-only", "--ignore-scripts", "--loglevel=error"]);
  withoutAddresses("package-lock.json");
});
