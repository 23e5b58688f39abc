// A server on a throw-away demo company until it is told to stop: `TEST_PORT=8765 node scripts/demo-server.mjs`.
import { pythonEnvironment } from "./environment.mjs";
import { main } from "./process.mjs";
import { throwAwayServer } from "./server.mjs";

await main(async () => {
  await pythonEnvironment();
  const port = Number(process.env.TEST_PORT ?? 8765);
  // The site of the tests that may show embeds stands a thousand ports further.
  const settings = { PLUMBLINE_EMBED_HOSTS: `http://127.0.0.1:${port + 1000}` };
  const server = await throwAwayServer({ port, settings });
  console.log(server.address);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.stop().then(() => process.exit(0)));
});
