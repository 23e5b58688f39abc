// `npm run setup`: both environments, for tests too, without running anything.
import { checkNode, pythonEnvironment, webEnvironment } from "./environment.mjs";
import { main } from "./process.mjs";

await main(async () => {
  checkNode();
  await pythonEnvironment({ tests: true });
  await webEnvironment();
  console.log("Ready: .venv and node_modules are as locked.");
});
