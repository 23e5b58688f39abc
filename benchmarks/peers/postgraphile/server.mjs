// PostGraphile over the database of a benchmark, set up as its documentation recommends for production:
// no GraphiQL, no explain, no watching, one schema built at start, prepared statements, a pool that keeps its connections.
import { createServer } from "node:http";
import { writeFileSync } from "node:fs";
import { printSchema } from "postgraphile/graphql";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const { DATABASE_URL, PORT, CONNECTIONS = "10", SCHEMA_FILE } = process.env;

/** What a signed-in request sets for the policies of the database: its bearer token, as a claim. */
function context({ node }) {
  const header = node?.req.headers.authorization;
  return header ? { pgSettings: { "jwt.claims.token": header.slice("Bearer ".length) } } : {};
}

/** @type {GraphileConfig.Preset} */
const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: DATABASE_URL,
      schemas: ["public"],
      poolConfig: { min: 2, max: Number(CONNECTIONS), idleTimeoutMillis: 0 },
    }),
  ],
  grafast: { context, explain: false },
  grafserv: { graphiql: false, watch: false, websockets: false, outputDataAsString: true },
};

const peer = postgraphile(preset);
if (SCHEMA_FILE) writeFileSync(SCHEMA_FILE, printSchema(await peer.getSchema()));
const server = createServer();
server.keepAliveTimeout = 75_000;
await peer.createServ(grafserv).addTo(server);
server.listen(Number(PORT), "127.0.0.1");
process.once("SIGTERM", () => process.exit(0));
