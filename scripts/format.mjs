// `npm run format`: write every file the way the checks want it.
import { main, run } from "./process.mjs";

await main(async () => {
  await run(".venv/bin/ruff", ["format"]);
  await run(".venv/bin/ruff", ["check", "--fix"]);
  await run("node_modules/.bin/biome", ["format", "--write"]);
});
