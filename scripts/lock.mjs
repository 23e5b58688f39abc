// `npm run lock`: rewrite the lock files after a change of pyproject.toml or package.json. Needs `uv`; the front door does not.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

/**
 * The npm lock, resolved in an empty folder: beside node_modules npm leaves out the packages of other platforms.
 * The second pass drops what the first only considered.
 */
async function npmLock() {
  const folder = mkdtempSync(join(tmpdir(), "lock-"));
  for (const file of ["package.json", "package-lock.json", ".npmrc"])
    if (existsSync(file)) copyFileSync(file, join(folder, file));
  const npm = ["install", "--package-lock-only", "--ignore-scripts", "--loglevel=error", "--prefix", folder];
  await run("npm", npm, { cwd: folder });
  await run("npm", npm, { cwd: folder });
  copyFileSync(join(folder, "package-lock.json"), "package-lock.json");
  rmSync(folder, { recursive: true });
}

await main(async () => {
  await pythonLock("requirements.lock", "build");
  await pythonLock("requirements-dev.lock", "build", "dev");
  await npmLock();
});
