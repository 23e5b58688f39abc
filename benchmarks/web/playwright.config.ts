import base from "../../tests/browser/playwright.config";

/** The browser tests' browser and demo server, one page at a time, so that nothing else takes the processor. */
export default {
  ...base,
  testDir: ".",
  testMatch: "beside.ts",
  outputDir: "../../test-results/web",
  workers: 1,
  timeout: 600_000,
  reporter: [["dot"]] as [["dot"]],
};
