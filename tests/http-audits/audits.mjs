// Asks a running server the 61 questions of the GraphQL-over-HTTP audits: node audits.mjs http://localhost:8000/graphql
// Prints how many passed; ends with 1 when one warns or fails.
import { auditServer } from "graphql-http";

const url = process.argv[2] ?? "http://localhost:8000/graphql";

/** GETs need a header that no page of another site can send; everything else goes out as the audit wrote it. */
const fetchFn = (target, init = {}) =>
  fetch(target, init.method === "POST" ? init : { ...init, headers: { ...init.headers, "graphql-require-preflight": "1" } });

const results = await auditServer({ url, fetchFn });
const wanting = results.filter((result) => result.status !== "ok");
for (const result of wanting) console.log(`${result.status} ${result.id} ${result.name}: ${result.reason}`);
console.log(`${results.length - wanting.length} of ${results.length} audits passed`);
const grave = wanting.filter((result) => result.status !== "notice");
process.exitCode = grave.length > 0 || results.length < 61 ? 1 : 0;
