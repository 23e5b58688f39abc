// `npm run build`: typed GraphQL documents, then the app, into the Python package. Nothing is done when no source has changed.
import { existsSync, rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { webEnvironment } from "./environment.mjs";
import { fingerprint, unlessStamped } from "./fingerprint.mjs";
import { main, run } from "./process.mjs";

const bin = (name) => `node_modules/.bin/${name}`;
const GENERATED = "frontend/src/graphql/generated";
const BUILT = "backend/plumbline/web/static/index.html";

const sources = () => fingerprint("frontend", "schema.graphql", "package-lock.json");

/** Typed documents from schema.graphql and the operations in the frontend. Throws Stop. */
export async function generate() {
  const stamp = "node_modules/.generated-from";
  if (!existsSync(GENERATED)) rmSync(stamp, { force: true });
  await unlessStamped(stamp, sources(), () =>
    run(bin("graphql-codegen"), ["--config", "frontend/codegen.ts"], {
      otherwise: "An operation in frontend/src does not fit schema.graphql: see above.",
    }),
  );
}

/** The built app, in the Python package's folder, where the server finds it. Throws Stop. */
export async function build() {
  await generate();
  const stamp = "node_modules/.built-from";
  if (!existsSync(BUILT)) rmSync(stamp, { force: true });
  return unlessStamped(stamp, sources(), async () => {
    console.log("Building the web app …");
    await run(bin("vite"), ["build", "frontend", "--logLevel", "warn"]);
    // Into a folder of its own inside the app's, which the app's build has just emptied.
    await run(bin("vite"), ["build", "--config", "frontend/graphiql/vite.config.ts", "--logLevel", "warn"]);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await main(async () => {
    await webEnvironment();
    console.log((await build()) ? "The web app is built." : "The web app is up to date.");
  });
