import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Whatever axe finds on the page as it stands, or `within` a part of it, in one line each. */
export async function violations(page: Page, rules?: string[], within = "html"): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(
    ([only, part]) => {
      const { axe } = window as unknown as { axe: { run: (part: string, options: object) => Promise<AxeResults> } };
      return axe.run(part, only ? { runOnly: { type: "rule", values: only } } : {});
    },
    [rules, within] as const,
  );
  return found.map(
    ({ id, impact, nodes }) =>
      `${impact} ${id}: ${nodes
        .map(({ html }) => html.slice(0, 160))
        .slice(0, 3)
        .join(" | ")}`,
  );
}

const OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** The same in light with every rule and in dark with those about colour: nothing else changes between the two. */
export async function violationsInBothThemes(page: Page, within?: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const light = await violations(page, undefined, within);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await violations(page, OF_COLOUR, within);
  return [...light.map((each) => `light: ${each}`), ...dark.map((each) => `dark: ${each}`)];
}
