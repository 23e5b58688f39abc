// A server on a throw-away demo company until it is told to stop: `TEST_PORT=8765 node scripts/demo-server.mjs`.
import { pythonEnvironment } from "./environment.mjs";
import { main } from "./process.mjs";
import { throwAwayServer } from "./server.mjs";

await main(async () => {
  await pythonEnvironment();
  const server = await throwAwayServer({ port: Number(process.env.TEST_PORT ?? 8765) });
  console.log(server.address);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.stop().then(() => process.exit(0)));
});
