// `npm test [group]`: environment, then every check, going on after failures; the last line is `N passed, N failed`.
import { mkdirSync, rmSync } from "node:fs";
import { build, generate } from "./build.mjs";
import { CHECKS, REPORTS } from "./checks.mjs";
import { chromium } from "./chromium.mjs";
import { checkNode, pythonEnvironment, webEnvironment } from "./environment.mjs";
import { attempt, main, Stop } from "./process.mjs";
import { counted } from "./reports.mjs";

/** What a check may need; each is made once, and a check whose need fails counts as failed. */
const made = new Map();
const web = () => need("web");
const makers = {
  python: () => pythonEnvironment({ tests: true }),
  web: () => webEnvironment(),
  generated: async () => (await web(), await generate()),
  built: async () => (await web(), await build()),
  chromium: async () => (await web(), { CHROMIUM_PATH: await chromium() }),
};
const need = (name) => made.get(name) ?? made.set(name, makers[name]()).get(name);

/** The checks of a group; without one, all but the quick extract. */
function chosen(group) {
  const quick = group === "quick" ? ["quick", "quick only"] : [group];
  const checks = CHECKS.filter(({ groups }) =>
    group ? groups.some((name) => quick.includes(name)) : !groups.includes("quick only"),
  );
  if (checks.length) return checks;
  throw new Stop(
    `There are no tests called ${group}: choose one of ${[...new Set(CHECKS.flatMap(({ groups }) => groups))].join(", ")}.`,
  );
}

/** Run one check. A tool that reports no counts is one test; one that fails beyond its counts has one failure more. */
async function checked({ needs, run, report, env = {} }, more) {
  try {
    for (const name of needs) Object.assign(env, await need(name));
  } catch (error) {
    return { passed: 0, failed: 1, note: error.message };
  }
  const { code } = await attempt(run[0], [...run.slice(1), ...more], { env, minutes: 20 });
  const counts = report ? counted(report.kind, report.file) : { passed: code === 0 ? 1 : 0, failed: 0 };
  if (counts === null) return { passed: 0, failed: 1, note: "ended without a report" };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function timed(check, more) {
  console.log(`\n── ${check.name}`);
  const begun = Date.now();
  const result = await checked(check, more);
  if (result.note) console.log(result.note);
  return { name: check.name, seconds: (Date.now() - begun) / 1000, skipped: 0, ...result };
}

function summarise(results) {
  console.log("");
  for (const { name, passed, failed, skipped, seconds } of results) {
    const parts = [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`].filter(Boolean);
    console.log(`${failed ? "✗" : "✓"} ${name.padEnd(26)} ${parts.join(", ").padEnd(28)} ${seconds.toFixed(1)} s`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  process.exitCode = sum("failed") ? 1 : 0;
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
}

await main(async () => {
  checkNode();
  const [group, ...more] = process.argv.slice(2);
  const checks = chosen(group);
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const results = [];
  for (const check of checks) results.push(await timed(check, more));
  summarise(results);
});
