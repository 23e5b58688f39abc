// `npm run benchmarks`: Plumbline beside what it is measured against. Options go on: `npm run benchmarks -- --quick`.
import { python, pythonEnvironment } from "./environment.mjs";
import { attempt, main } from "./process.mjs";

await main(async () => {
  await pythonEnvironment({ tests: true });
  const env = { PYTHONPATH: `backend:${process.cwd()}` };
  const { code } = await attempt(python, ["-m", "benchmarks", ...process.argv.slice(2)], { env });
  process.exitCode = code;
});
