// Every check of `npm test`, in the order of the run: what it needs, how it runs, where it reports its counts, and whether
// it is wide: uses every core by itself.
const bin = (name) => `node_modules/.bin/${name}`;
const venv = (name) => `.venv/bin/${name}`;

/** Where test tools leave their reports; emptied before each run. */
export const REPORTS = "test-results/reports";

// In the order of their folders: by the number of their tests, as is usual, the longest files would come last, to one worker alone.
const PYTEST = ["-m", "pytest", "--quiet", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"];
const QUICK = ["tests/unit", "tests/architecture", "-m", "not slow"];
const WEB = ["frontend", "scripts", "tests/browser", "benchmarks/web"];

const pytest = (name, groups, ...chosen) => {
  const report = { kind: "junit", file: `${REPORTS}/pytest.xml` };
  return {
    name,
    groups,
    needs: ["python"],
    report,
    run: [venv("python"), ...PYTEST, `--junit-xml=${report.file}`, ...chosen],
  };
};

const vitest = (name, groups, ...chosen) => {
  const report = { kind: "vitest", file: `${REPORTS}/vitest.json` };
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile=../${report.file}`];
  return {
    name,
    groups,
    needs: ["generated"],
    report,
    run: [bin("vitest"), "run", "--root", "frontend", ...reporters, ...chosen],
  };
};

const playwright = () => {
  const report = { kind: "playwright", file: `${REPORTS}/playwright.json` };
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report.file };
  return {
    name: "playwright",
    groups: ["playwright"],
    needs: ["python", "built", "chromium"],
    report,
    env,
    run: [bin("playwright"), "test", "--config", "tests/browser/playwright.config.ts"],
  };
};

const audits = () => {
  const report = { kind: "counts", file: `${REPORTS}/audits.json` };
  return {
    name: "GraphQL over HTTP audits",
    groups: ["audits"],
    needs: ["python", "web"],
    report,
    run: ["node", "scripts/audits.mjs", report.file],
  };
};

const tsc = (name, project) => {
  return { name, groups: ["types", "quick"], needs: ["generated"], run: [bin("tsc"), "--project", project] };
};

export const CHECKS = [
  {
    name: "ruff format",
    groups: ["lint", "quick"],
    needs: ["python"],
    run: [venv("ruff"), "format", "--check", "--quiet"],
  },
  {
    name: "ruff check",
    groups: ["lint", "quick"],
    needs: ["python"],
    run: [venv("ruff"), "check", "--quiet", "--output-format", "concise"],
  },
  { name: "import contracts", groups: ["lint", "quick"], needs: ["python"], run: [venv("lint-imports"), "--no-logo"] },
  { name: "mypy", groups: ["types", "quick"], needs: ["python"], run: [venv("mypy")] },
  tsc("tsc", "frontend/tsconfig.json"),
  tsc("tsc, browser tests", "tests/browser/tsconfig.json"),
  tsc("tsc, benchmarks", "benchmarks/web/tsconfig.json"),
  {
    name: "oxlint",
    groups: ["lint", "quick"],
    needs: ["generated"],
    run: [bin("oxlint"), "--type-aware", "--deny-warnings", ...WEB],
  },
  { name: "biome format", groups: ["lint", "quick"], needs: ["web"], run: [bin("biome"), "format", ...WEB] },
  vitest("vitest", ["vitest"]),
  vitest("vitest, the quick part", ["quick only"], "--exclude", "**/*.test.tsx"),
  { ...pytest("pytest", ["pytest"]), wide: true },
  pytest("pytest, the quick part", ["quick only"], ...QUICK),
  { ...playwright(), wide: true },
  { ...audits(), wide: true },
];
