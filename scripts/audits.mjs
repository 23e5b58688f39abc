// The GraphQL-over-HTTP audits of graphql-http against a real server: `node scripts/audits.mjs [report.json]`.
import { writeFileSync } from "node:fs";
import { auditServer } from "graphql-http";
import { main } from "./process.mjs";
import { throwAwayServer } from "./server.mjs";

/** A notice is about what the specification leaves open; a warning or an error is a broken recommendation or rule. */
const holds = ({ status }) => status === "ok" || status === "notice";

/** A GET needs a header that no page of another site can send; everything else goes out as the audit wrote it. */
const fetchFn = (address, init = {}) =>
  fetch(
    address,
    init.method === "POST" ? init : { ...init, headers: { ...init.headers, "graphql-require-preflight": "1" } },
  );

await main(async () => {
  const server = await throwAwayServer({ demo: false });
  const results = await auditServer({ url: `${server.address}/graphql`, fetchFn }).finally(server.stop);
  const broken = results.filter((result) => !holds(result));
  for (const { id, name, status, reason } of broken) console.error(`${status}: ${name} (${id}): ${reason}`);
  const counts = { passed: results.length - broken.length, failed: broken.length, skipped: 0 };
  console.log(`${counts.passed} audits hold, ${counts.failed} do not.`);
  if (process.argv[2]) writeFileSync(process.argv[2], JSON.stringify(counts));
  process.exitCode = broken.length ? 1 : 0;
});
