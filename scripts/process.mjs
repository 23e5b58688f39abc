// Running other programs, and stopping with one clear sentence when that cannot go on.
import { spawn } from "node:child_process";
import { delimiter, join, resolve } from "node:path";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = resolve(fileURLToPath(new URL("..", import.meta.url)));
process.chdir(root);

/** A reason to stop that a person can act on; printed without a stack. */
export class Stop extends Error {}

/** Settings of a program that we start: no browser downloads, no questions, colours only for people. */
const environment = { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1", PIP_DISABLE_PIP_VERSION_CHECK: "1", PIP_NO_INPUT: "1" };

/**
 * Run a program to its end and give its exit code and output.
 * `shown: false` keeps what it prints (both streams) in `output`; after `minutes` it is ended and counts as failed.
 */
export function attempt(command, args = [], { shown = true, env = {}, cwd = root, minutes = 30 } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...environment, ...env },
      stdio: ["ignore", shown ? "inherit" : "pipe", shown ? "inherit" : "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (output += text));
    const late = setTimeout(() => {
      output += `\n${command} did not end within ${minutes} minutes.`;
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), 5_000).unref();
    }, minutes * 60_000);
    const end = (code, text) => {
      clearTimeout(late);
      done({ code, output: output + text });
    };
    child.on("error", (error) => end(127, String(error.message)));
    child.on("close", (code) => end(code ?? 1, ""));
  });
}

/** Run a program that must succeed. Its output is shown only when it fails; then `otherwise` says what to do. */
export async function run(command, args, { otherwise, ...options } = {}) {
  const { code, output } = await attempt(command, args, { shown: false, ...options });
  if (code === 0) return output;
  if (output.trim()) console.error(output.trimEnd());
  throw new Stop(otherwise ?? `\`${[command, ...args.slice(0, 3)].join(" ")}\` failed: see above.`);
}

/** Where a program is on the PATH, or null. */
export function onPath(name) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** Run a script's work; a Stop ends it with one sentence on standard error. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
