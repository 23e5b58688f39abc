import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Whatever axe finds on the page as it stands, in one line each. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate((only) => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    return axe.run(only ? { runOnly: { type: "rule", values: only } } : {});
  }, rules);
  return found.map(
    ({ id, impact, nodes }) =>
      `${impact} ${id}: ${nodes
        .map(({ html }) => html.slice(0, 160))
        .slice(0, 3)
        .join(" | ")}`,
  );
}
