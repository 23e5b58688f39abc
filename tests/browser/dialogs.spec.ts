import type { Page } from "@playwright/test";
import { violationsInBothThemes } from "./axe";
import { archived, ask, companyObjectives, expect, objectiveMade, signedIn, test } from "./company";

/** How a dialog is opened: the page, and the button on it, the first of its name; from there perhaps another dialog. */
interface Opened {
  path: string;
  button: string | RegExp;
  within?: string;
}

function dialogsOf(objectiveId: string, topId: string, teamId: string): readonly Opened[] {
  const objective = `/objectives/${objectiveId}`;
  return [
    { path: objective, button: "Close…" },
    { path: objective, button: "Move to…" },
    { path: objective, button: "Say thanks…" },
    { path: objective, button: "Add initiative" },
    { path: objective, button: /^Dismiss: / },
    { path: `${objective}/edit`, button: "Add key result" },
    { path: `${objective}/edit`, button: /^Change Steps of/ },
    { path: `/objectives/${topId}`, button: "Cascade to teams" },
    { path: "/alignment", button: "Export…" },
    { path: "/alignment", button: "What changed?" },
    { path: `/teams/${teamId}`, button: "Announce" },
    { path: "/insights", button: "Save a dashboard…" },
    { path: "/coaching", button: /^Offer a session: / },
    { path: `/meetings?unit=${teamId}`, button: "New meeting" },
    { path: "/feedback", button: "Ask for feedback" },
    { path: "/feedback", button: "Give feedback" },
    { path: "/one-to-ones", button: "New 1:1" },
    { path: "/development", button: "New aspiration" },
    { path: "/development", button: "New step" },
    { path: "/settings?part=teams", button: /^Change / },
    { path: "/settings?part=teams", button: /^Change /, within: "Merge into…" },
    { path: "/settings?part=people", button: /^Change / },
    { path: "/settings?part=priorities", button: /^Change / },
    { path: "/settings?part=rewards", button: /^Change / },
    { path: "/settings?part=cycles", button: /^Change / },
    { path: "/settings?part=cycles", button: /^Back to / },
    { path: "/settings?part=cycles", button: "Make a year of cycles…" },
  ];
}

/** A team whose goals nobody has announced yet: other journeys announce too. */
async function unannounced(page: Page): Promise<string> {
  const { cycle } = await ask<{ cycle: { id: string } }>(page, "{ cycle { id } }");
  type Teams = { company: { teams: { nodes: { id: string; announcement: { id: string } | null }[] } } };
  const { company } = await ask<Teams>(
    page,
    "query ($cycle: ID!) { company { teams(first: 50) { nodes { id announcement(cycleId: $cycle) { id } } } } }",
    { cycle: cycle.id },
  );
  return company.teams.nodes.findLast((each) => each.announcement === null)?.id ?? "";
}

const DIALOG = '[role="dialog"]';

async function expectNothingFound(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole("dialog").last();
  await expect(dialog, name).toBeVisible();
  await expect(dialog.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  expect.soft(await violationsInBothThemes(page, DIALOG), name).toEqual([]);
}

test("axe finds nothing in any dialog, in light and in dark; each is named and goes by Escape", async ({ page }) => {
  test.setTimeout(180_000);
  const { id } = await signedIn(page, "ADMIN");
  const objectiveId = await objectiveMade(page, id, `Dialog ${crypto.randomUUID().slice(0, 6)}`);
  const teamId = await unannounced(page);
  let shown = "";
  const [top] = await companyObjectives(page);
  for (const { path, button, within } of dialogsOf(objectiveId, top?.id ?? "", teamId)) {
    if (path !== shown) await page.goto(path);
    shown = path;
    await page.getByRole("main").getByRole("button", { name: button }).first().click();
    if (within) await page.getByRole("dialog").getByRole("button", { name: within }).click();
    await expect(page.getByRole("dialog")).toHaveCount(within ? 2 : 1);
    await expectNothingFound(page, `${path}, ${within ?? button}`);
    await expect(page.getByRole("dialog").last()).toHaveAccessibleName(/\S/);
    for (const left of within ? [1, 0] : [0]) {
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(left);
    }
  }
  await archived(page, objectiveId);
});
