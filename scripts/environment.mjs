// The two environments a checkout needs: Python packages in .venv, web packages in node_modules. Both are made from the lock files.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { fingerprint, unlessStamped } from "./fingerprint.mjs";
import { attempt, run, Stop } from "./process.mjs";

export const python = ".venv/bin/python";
export const plumbline = ".venv/bin/plumbline";

/** Refuse a Node that the web packages do not run on. Throws Stop. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(`Node ${version} is too old: install Node 20.19 or newer.`);
}

/** Python packages as locked; with `tests`, also what the tests and linters need. Throws Stop. */
export async function pythonEnvironment({ tests = false } = {}) {
  if (!(await works(python))) await createVenv();
  const stamps = { runtime: ".venv/.installed", tests: ".venv/.installed-tests" };
  const lock = tests ? "requirements-dev.lock" : "requirements.lock";
  await unlessStamped(tests ? stamps.tests : stamps.runtime, fingerprint(lock), async () => {
    console.log(`Installing the Python packages of ${lock} …`);
    await pip(["install", "--require-hashes", "--requirement", lock]);
  });
  await unlessStamped(".venv/.installed-plumbline", fingerprint("pyproject.toml"), () =>
    pip(["install", "--no-deps", "--no-build-isolation", "--editable", "."]),
  );
}

/** Web packages as locked: `npm ci` whenever what is installed differs from package-lock.json. Throws Stop. */
export async function webEnvironment() {
  if (webPackagesMatch()) return;
  console.log("Installing the web packages of package-lock.json …");
  await run("npm", ["ci", "--ignore-scripts", "--loglevel=error", "--no-audit", "--no-fund"], {
    otherwise: "npm could not install the web packages: check the network and run the command again.",
  });
}

/** npm keeps a copy of the lock of what it installed; every package that is not optional must be in it. */
function webPackagesMatch() {
  const installed = "node_modules/.package-lock.json";
  if (!existsSync(installed)) return false;
  const have = JSON.parse(readFileSync(installed, "utf8")).packages;
  const want = Object.entries(JSON.parse(readFileSync("package-lock.json", "utf8")).packages);
  return want.every(([path, entry]) => !path || entry.optional || have[path]?.integrity === entry.integrity);
}

async function createVenv() {
  const found = await findPython();
  console.log(`Creating .venv with ${found} …`);
  rmSync(".venv", { recursive: true, force: true });
  await run(found, ["-m", "venv", ".venv"], {
    otherwise: `${found} cannot create virtual environments: install its venv module (Debian: apt-get install python3-venv).`,
  });
}

async function findPython() {
  for (const name of ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python"])
    if (await works(name)) return name;
  throw new Stop(
    "Python 3.11 or newer was not found: install it so that `python3` starts it, then run the command again.",
  );
}

async function works(name) {
  const { code } = await attempt(name, ["-c", "import sys; sys.exit(sys.version_info < (3, 11))"], { shown: false });
  return code === 0;
}

const pip = (args) =>
  run(python, ["-m", "pip", "--quiet", ...args], {
    otherwise: "pip could not install the Python packages: check the network and run the command again.",
  });
