import type { Locator, Page } from "@playwright/test";
import { ask, companyObjectives, demoPeople, expect, reportableAt, savesCheckIns, signedIn, test } from "./company";

const FAR = 90;

/** Goes on by Tab until it is there, and sees that what has the focus shows it. */
async function reach(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  // Held by itself and not by role: an open list on the way hides everything else from those who listen.
  const element = await wanted.elementHandle();
  if (!element) throw new Error(`${String(wanted)} is not there.`);
  for (let step = 0; step < FAR; step += 1) {
    if (await element.evaluate((node) => node === document.activeElement)) {
      const ring = await element.evaluate((node) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(node as Element);
        return outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
      });
      expect(ring, "the focus is seen").toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not lead to ${String(wanted)}.`);
}

async function press(page: Page, wanted: Locator, key = "Enter"): Promise<void> {
  await reach(page, wanted);
  await page.keyboard.press(key);
}

test("by keyboard alone: sign in, home, check in and save", async ({ page }) => {
  const lead = (await demoPeople(page)).find(({ role }) => role === "LEAD");
  await page.goto("/sign-in");
  await press(page, page.getByRole("main").getByRole("button", { name: lead?.name ?? "" }));
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  await press(
    page,
    page
      .getByRole("navigation")
      .first()
      .getByRole("link", { name: /^Check in/ }),
  );
  await expect(page.getByRole("heading", { level: 1, name: "Check in" })).toBeVisible();
  // One that is there whatever others have reported on meanwhile.
  const one = await reportableAt(page, -4);
  await page.goto(`/check-in?keyResult=${one.id}`);
  const note = page.getByLabel(`Note: ${one.title}`, { exact: true });
  await reach(page, note);
  await page.keyboard.type("Written without a mouse");
  const saved = page.waitForRequest(savesCheckIns);
  await page.keyboard.press("Control+Enter");
  await saved;
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
});

test("by keyboard alone: walk the outline and the tree, open the panel, go on to the objective, comment", async ({
  page,
}) => {
  await signedIn(page, "LEAD");
  await page.goto("/alignment?shape=outline");
  const outline = page.getByRole("treegrid", { name: "Alignment outline" });
  await reach(page, outline);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  const title = await outline.getByRole("row", { selected: true }).locator("[title]").first().getAttribute("title");
  await page.keyboard.press("t");
  const tree = page.getByRole("tree");
  await expect(tree).toBeFocused();
  await expect(tree.getByRole("treeitem", { selected: true })).toContainText(title ?? "");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("link", { name: "Open", exact: true }));
  await expect(page.getByRole("heading", { level: 1, name: title ?? "" })).toBeVisible();
  await reach(page, page.getByPlaceholder(/^Say something/));
  await page.keyboard.type("Said without a mouse");
  await press(page, page.getByRole("button", { name: "Comment", exact: true }));
  await expect(page.getByText("Said without a mouse").first()).toBeVisible();
});

test("by keyboard alone: write an objective and publish it", async ({ page }) => {
  await signedIn(page, "LEAD");
  await companyObjectives(page);
  await page.goto("/objectives/new");
  await reach(page, page.getByLabel("Objective", { exact: true }));
  await page.keyboard.type("Let hands rest on the keys");
  const first = page.getByRole("group", { name: "Key result 1" });
  for (const [label, text] of [
    ["Key result", "Pages done without a mouse"],
    ["Target", "40"],
    ["Unit", "pages"],
  ] as const) {
    await reach(page, first.getByLabel(label, { exact: true }));
    await page.keyboard.type(text);
  }
  await press(page, page.getByRole("button", { name: "Publish" }));
  await expect(page.getByRole("heading", { level: 1, name: "Let hands rest on the keys" })).toBeVisible();
});

test("by keyboard alone: the settings, one part after another", async ({ page }) => {
  await signedIn(page, "ADMIN");
  await page.goto("/settings?part=company");
  await press(
    page,
    page
      .getByRole("main")
      .getByRole("button", { name: "Account" })
      .or(page.getByRole("main").getByRole("link", { name: "Account" })),
  );
  await expect(page.getByRole("heading", { name: "Password" })).toBeVisible();
  await reach(page, page.getByLabel("Current password"));
});

/** An objective of a team in a cycle of its own that is being graded, and where it is graded. */
async function toBeGraded(page: Page, title: string): Promise<{ cycleId: string; path: string }> {
  type Teams = { company: { teams: { nodes: { id: string }[] } } };
  const { company } = await ask<Teams>(page, "{ company { teams(first: 1) { nodes { id } } } }");
  const { cycleCreate } = await ask<{ cycleCreate: { cycle: { id: string; version: number } } }>(
    page,
    "mutation ($input: CycleCreateInput!) { cycleCreate(input: $input) { cycle { id version } } }",
    { input: { name: `Graded by keys ${title.slice(-6)}`, startsOn: "2033-01-01", endsOn: "2033-03-31" } },
  );
  const [team, cycle] = [company.teams.nodes[0]?.id, cycleCreate.cycle];
  const keyResults = [{ title: `Steps of ${title}`, measure: "INCREASE", startValue: 0, targetValue: 10 }];
  await ask(
    page,
    "mutation ($input: ObjectiveCreateInput!) { objectiveCreate(input: $input) { userErrors { code } } }",
    {
      input: {
        idempotencyKey: crypto.randomUUID(),
        title,
        cycleId: cycle.id,
        ownerId: team,
        publish: true,
        keyResults,
      },
    },
  );
  for (const [at, to] of ["ACTIVE", "GRADING"].entries())
    await ask(page, "mutation ($input: CycleMoveInput!) { cycleMove(input: $input) { userErrors { code } } }", {
      input: { id: cycle.id, ifVersion: cycle.version + at, to },
    });
  return { cycleId: cycle.id, path: `/reviews/${team}?cycle=${cycle.id}` };
}

test("by keyboard alone: grade an objective that was missed, with its cause, and look back", async ({ page }) => {
  await signedIn(page, "ADMIN");
  const title = `Hear it in time ${crypto.randomUUID().slice(0, 6)}`;
  const { cycleId, path } = await toBeGraded(page, title);
  await page.goto(path);
  const card = page.getByRole("region", { name: title });
  await reach(page, card.getByLabel(`Score of Steps of ${title}`));
  await page.keyboard.press("Control+A");
  await page.keyboard.type("0.2");
  await reach(page, card.getByLabel("Why not the proposed score"));
  await page.keyboard.type("Half of it was there before");
  await press(page, card.getByRole("button", { name: /Why was it missed\?/ }));
  await expect(page.getByRole("option", { name: "Started too late" })).toBeVisible();
  await page.keyboard.type("Started");
  await page.keyboard.press("Enter");
  await press(page, card.getByRole("button", { name: /^Grade/ }));
  await expect(card).toContainText("Missed 0.2");
  await press(page, page.getByRole("button", { name: /^2 Retrospective/ }));
  await reach(page, page.getByLabel("What we change"));
  await page.keyboard.type("Begin in the first week.");
  await press(page, page.getByRole("button", { name: "Save the retrospective" }));
  await expect(page.getByRole("button", { name: "2 Retrospective ✓" })).toBeVisible();
  const { node } = await ask<{ node: { version: number } }>(
    page,
    "query ($id: ID!) { node(id: $id) { ... on Cycle { version } } }",
    { id: cycleId },
  );
  await ask(page, "mutation ($input: CycleCloseInput!) { cycleClose(input: $input) { userErrors { code } } }", {
    input: { id: cycleId, ifVersion: node.version, acceptProposals: true },
  });
});
