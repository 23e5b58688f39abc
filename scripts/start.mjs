// `npm start`: from a fresh clone to a running server with a demo company, in one command. Quick the second time.
import { spawn } from "node:child_process";
import { build } from "./build.mjs";
import { checkNode, plumbline, pythonEnvironment, webEnvironment } from "./environment.mjs";
import { main, run, Stop } from "./process.mjs";
import { portIsFree, ready } from "./server.mjs";

const port = Number(process.env.PLUMBLINE_PORT || 8000);
const address = `http://localhost:${port}`;

async function checkPort() {
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Stop(`PLUMBLINE_PORT is ${process.env.PLUMBLINE_PORT}: it must be a number from 1 to 65535.`);
  if (await portIsFree(port)) return;
  throw new Stop(
    `Port ${port} is in use: stop what uses it, or choose another with PLUMBLINE_PORT=${port + 1} npm start`,
  );
}

async function prepare() {
  checkNode();
  await checkPort();
  await pythonEnvironment();
  await webEnvironment();
  await build();
  console.log("Preparing the database …");
  await run(plumbline, ["migrate"]);
  await run(plumbline, ["demo", "--if-empty"]);
}

/** Run the server until it ends or Ctrl-C; its exit code becomes ours. */
async function serve() {
  const child = spawn(plumbline, ["serve"], { stdio: ["ignore", "inherit", "inherit"] });
  const ended = new Promise((done) => child.once("exit", (code) => done(code ?? 0)));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  await ready(child, address);
  console.log(`\nPlumbline runs at ${address}`);
  console.log("Sign in: choose one of the five people of the demo company. No password is needed on this computer.");
  console.log("Stop: Ctrl-C. Your data stays in ./data.\n");
  process.exitCode = await ended;
}

await main(async () => {
  await prepare();
  await serve();
});
