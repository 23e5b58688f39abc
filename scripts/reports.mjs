// Reading the machine-readable reports of test tools. Each reader gives { passed, failed, skipped }.
import { existsSync, readFileSync } from "node:fs";

const number = (text, name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(text)?.[1] ?? 0);

/** pytest's JUnit XML: the counts stand in the attributes of its suites. */
function junit(text) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [suite] of text.matchAll(/<testsuite\s[^>]*>/g)) {
    const failed = number(suite, "failures") + number(suite, "errors");
    counts.failed += failed;
    counts.skipped += number(suite, "skipped");
    counts.passed += number(suite, "tests") - failed - number(suite, "skipped");
  }
  return counts;
}

function vitest(text) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(text);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** A flaky test is one that failed first: it counts as failed. */
function playwright(text) {
  const { expected, unexpected, flaky, skipped } = JSON.parse(text).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

const readers = { junit, vitest, playwright, counts: JSON.parse };

/** What a report says, or null when the tool died before it wrote one. */
export function counted(kind, file) {
  if (!existsSync(file)) return null;
  return readers[kind](readFileSync(file, "utf8"));
}
