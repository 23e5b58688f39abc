// Servers on throw-away demo companies until they are told to stop: `TEST_PORTS="8765 8766" node scripts/demo-server.mjs`.
import { pythonEnvironment } from "./environment.mjs";
import { main } from "./process.mjs";
import { copyOf, newData, throwAwayServer } from "./server.mjs";

await main(async () => {
  await pythonEnvironment();
  const ports = (process.env.TEST_PORTS ?? "8765").split(" ").map(Number);
  const data = await newData();
  const folders = [data, ...ports.slice(1).map(() => copyOf(data))];
  const servers = [];
  // One after the other: whoever waits for the last finds all of them ready.
  for (const [place, port] of ports.entries()) {
    // The site of the tests that may show embeds stands a thousand ports further.
    const settings = { PLUMBLINE_EMBED_HOSTS: `http://127.0.0.1:${port + 1000}` };
    servers.push(await throwAwayServer({ port, settings, data: folders[place] }));
    console.log(servers[place].address);
  }
  const stop = () => Promise.all(servers.map((server) => server.stop()));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stop().then(() => process.exit(0)));
});
