// A Plumbline server of our own on a free port with a fresh data folder: for browser tests, audits and the picture.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plumbline } from "./environment.mjs";
import { run, Stop } from "./process.mjs";

/** Whether nothing listens on the port yet. */
export const portIsFree = (port, host = "127.0.0.1") =>
  new Promise((answer) => {
    const probe = createServer();
    probe.once("error", () => answer(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => answer(true)));
  });

/** A port that nothing listens on. */
export const freePort = () =>
  new Promise((answer) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => answer(port));
    });
  });

/** Wait until the server says that it can answer. Throws Stop when it ends first or takes longer than `seconds`. */
export async function ready(child, address, { seconds = 60 } = {}) {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Stop("The server ended before it was ready: see above.");
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Stop(`The server at ${address} was not ready within ${seconds} seconds.`);
}

const newFolder = () => mkdtempSync(join(tmpdir(), "plumbline-"));

/** A new data folder with an SQLite database, filled with the demo company unless told otherwise. */
export async function newData({ demo = true, settings = {} } = {}) {
  const env = { ...noSettings(), PLUMBLINE_DATA: newFolder(), ...quiet(), ...settings };
  await run(plumbline, ["migrate"], { env });
  if (demo) await run(plumbline, ["demo"], { env });
  return env.PLUMBLINE_DATA;
}

/** A copy of a data folder that nobody has open. */
export function copyOf(data) {
  const copy = newFolder();
  cpSync(data, copy, { recursive: true });
  return copy;
}

/** Start a server on a throw-away data folder, a new one unless told otherwise; `stop` removes it. */
export async function throwAwayServer({ demo = true, port, settings = {}, data = null } = {}) {
  data ??= await newData({ demo, settings });
  const chosen = port ?? (await freePort());
  const env = { ...noSettings(), PLUMBLINE_DATA: data, PLUMBLINE_PORT: String(chosen), ...quiet(), ...settings };
  const child = spawn(plumbline, ["serve"], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (text) => {
    printed += text;
  });
  const stop = async () => {
    const ended = new Promise((done) => child.once("exit", done));
    if (child.exitCode === null && child.kill("SIGTERM")) await ended;
    rmSync(data, { recursive: true, force: true });
  };
  const address = `http://localhost:${chosen}`;
  try {
    await ready(child, address);
  } catch (error) {
    await stop();
    throw error;
  }
  /** The one-time link for the first admin, as `plumbline serve` printed it. */
  const firstAdminLink = () => /\S+\/setup\/\S+/.exec(printed)?.[0] ?? null;
  return { address, stop, data, firstAdminLink };
}

const quiet = () => ({ PLUMBLINE_LOG_LEVEL: process.env.PLUMBLINE_LOG_LEVEL ?? "warning" });

/** Someone's own settings must not leak into a throw-away server: a value of undefined leaves a variable out. */
const noSettings = () =>
  Object.fromEntries(
    Object.keys(process.env).flatMap((name) => (name.startsWith("PLUMBLINE_") ? [[name, undefined]] : [])),
  );
