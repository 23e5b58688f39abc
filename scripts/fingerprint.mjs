// Has anything changed since last time? Answered by content, never by dates, so that a fresh clone or a checkout is seen.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const LEFT_OUT = new Set(["node_modules", "generated", "dist", "__pycache__"]);

function* files(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) return yield path;
  for (const name of readdirSync(path).sort()) if (!LEFT_OUT.has(name)) yield* files(join(path, name));
}

/** One hash over the names and contents of files and folders; a missing one counts as empty. */
export function fingerprint(...paths) {
  const hash = createHash("sha256");
  for (const path of paths)
    for (const file of files(path)) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** Do the work unless the stamp file already holds this fingerprint; answers whether it was done. */
export async function unlessStamped(stamp, print, work) {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === print) return false;
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, print);
  return true;
}
