// `npm test [group]`: environment, then every check, going on after failures; the last line is `N passed, N failed`.
import { mkdirSync, rmSync } from "node:fs";
import { build, generate } from "./build.mjs";
import { CHECKS, REPORTS } from "./checks.mjs";
import { chromium } from "./chromium.mjs";
import { checkNode, python, pythonEnvironment, webEnvironment } from "./environment.mjs";
import { attempt, main, run, Stop } from "./process.mjs";
import { counted } from "./reports.mjs";

/** What a check may need; each is made once, and a check whose need fails counts as failed. */
const made = new Map();
const web = () => need("web");
const makers = {
  python: async () => {
    await pythonEnvironment({ tests: true });
    // Tests start hundreds of servers: where Python may not keep what it has compiled, each would compile it all anew.
    await run(python, ["-m", "compileall", "-q", "backend"]);
  },
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
    `There are no tests called ${group}: choose one of ${[...new Set(CHECKS.flatMap(({ groups }) => groups))].filter((name) => name !== "quick only").join(", ")}.`,
  );
}

/** Run one check. A tool that reports no counts is one test; one that fails beyond its counts has one failure more. */
async function checked({ needs, run, report, env = {} }, { more, shown }) {
  const made = {};
  try {
    for (const name of needs) Object.assign(made, await need(name));
  } catch (error) {
    return { passed: 0, failed: 1, said: error.message };
  }
  const { code, output } = await attempt(run[0], [...run.slice(1), ...more], {
    env: { ...env, ...made },
    shown,
    minutes: 20,
  });
  const counts = report ? counted(report.kind, report.file) : { passed: code === 0 ? 1 : 0, failed: 0 };
  if (counts === null) return { passed: 0, failed: 1, said: `${output}\nIt ended without a report.` };
  const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
  return { ...counts, failed, said: failed ? output : "" };
}

/** Run checks one after the other; what one says is shown as it comes, or at its end where several run at once. */
async function inTurn(checks, options) {
  const results = [];
  for (const check of checks) {
    const title = `\n── ${check.name}`;
    if (options.shown) console.log(title);
    const begun = Date.now();
    const result = { name: check.name, skipped: 0, ...(await checked(check, options)) };
    results.push({ ...result, seconds: (Date.now() - begun) / 1000 });
    if (!options.shown && result.failed) console.log(title);
    if (result.said.trim()) console.log(result.said.trimEnd());
  }
  return results;
}

/** Python and web checks that leave a core idle run side by side; then those that use all of them, one after the other. */
async function all(checks, more) {
  const narrow = checks.filter(({ wide }) => !wide);
  const usesPython = ({ needs }) => needs.includes("python");
  const lanes = [narrow.filter(usesPython), narrow.filter((check) => !usesPython(check))];
  const shown = lanes.some((lane) => lane.length === 0);
  const first = await Promise.all(lanes.map((lane) => inTurn(lane, { more, shown })));
  const wide = checks.filter((check) => check.wide);
  return [...first.flat(), ...(await inTurn(wide, { more, shown: true }))];
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
  summarise(await all(checks, more));
});
