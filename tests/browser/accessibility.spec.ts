import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { ask, companyObjectives, expect, signedIn, test } from "./company";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Whatever axe finds on the page as it stands, in one line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return found.map(
    ({ id, impact, nodes }) =>
      `${impact} ${id}: ${nodes
        .map(({ html }) => html.slice(0, 160))
        .slice(0, 3)
        .join(" | ")}`,
  );
}

async function pathsOf(page: Page, personId: string): Promise<readonly string[]> {
  const [top] = await companyObjectives(page);
  type Answer = {
    company: { teams: { nodes: { id: string }[] } };
    objective: { keyResults: { nodes: { id: string }[] } };
  };
  const { company, objective } = await ask<Answer>(
    page,
    "query ($id: ID!) { company { teams(first: 1) { nodes { id } } } objective(id: $id) { keyResults(first: 1) { nodes { id } } } }",
    { id: top?.id },
  );
  const team = company.teams.nodes[0]?.id;
  return [
    "/alignment",
    "/alignment?shape=outline",
    `/alignment?selected=${top?.id}&panel=open`,
    `/objectives/${top?.id}?keyResult=${objective.keyResults.nodes[0]?.id}`,
    `/objectives/${top?.id}?why=${top?.id}`,
    `/objectives/${top?.id}?tab=history`,
    `/objectives/${top?.id}/edit`,
    "/objectives/new",
    "/objectives/obj_0000000000000",
    "/check-in",
    "/my-okrs",
    "/teams",
    `/teams/${team}`,
    `/teams/${team}?tab=members`,
    `/teams/${team}?tab=teams`,
    `/people/${personId}`,
    ...["company", "priorities", "teams", "people", "cycles", "account"].map((part) => `/settings?part=${part}`),
  ];
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/sign-in");
    await expect(page.getByLabel("Password")).toBeVisible();
    expect.soft(await violations(page), "/sign-in").toEqual([]);
    const admin = await signedIn(page, "ADMIN");
    for (const path of await pathsOf(page, admin.id)) {
      await page.goto(path);
      await expect(page.getByRole("heading").first(), path).toBeVisible();
      await page.waitForLoadState("networkidle");
      expect.soft(await violations(page), path).toEqual([]);
    }
    await signedIn(page, "LEAD");
    for (const path of ["/check-in", "/my-okrs"]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      expect.soft(await violations(page), `${path} with something in it`).toEqual([]);
    }
  });
}
