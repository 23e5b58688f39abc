import { ask, expect, signedIn, test } from "./company";

test("my OKRs show what I answer for, and each leads to its own page", async ({ page }) => {
  await signedIn(page, "LEAD");
  await page.goto("/my-okrs");
  await expect(page.getByRole("heading", { name: "Mine" })).toBeVisible();
  const first = page.getByRole("main").locator('a[href^="/objectives/obj_"]').first();
  const title = (await first.textContent()) ?? "";
  await first.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("a team shows its numbers, its members, the teams inside it, and itself in the tree", async ({ page }) => {
  await signedIn(page, "MEMBER");
  await page.goto("/teams");
  type Answer = {
    company: {
      teams: {
        nodes: {
          id: string;
          name: string;
          stats: { progress: number | null };
          members: { nodes: { name: string }[] };
        }[];
      };
    };
  };
  const { company } = await ask<Answer>(
    page,
    "{ company { teams(first: 20) { nodes { id name stats { progress } members(first: 1) { nodes { name } } } } } }",
  );
  const team = company.teams.nodes.find(({ stats }) => stats.progress !== null);
  await page
    .getByRole("main")
    .getByRole("link", { name: team?.name ?? "" })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: team?.name ?? "" })).toBeVisible();
  await page.getByRole("main").getByTitle("Why?").first().click();
  const why = page.getByRole("dialog", { name: "Why?" });
  await expect(why.getByText(/^Progress \d+\s%/)).toBeVisible();
  await why.getByText("Checked in on time").click();
  await expect(page).toHaveURL(/why=CHECK_IN_RATE/);
  await expect(why.getByText(/of \d+ up to date/).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/why=/);
  const parts = page.getByRole("navigation", { name: "Parts of this team" });
  await parts.getByText(/^Members/).click();
  await expect(page).toHaveURL(/tab=members/);
  await page
    .getByRole("main")
    .getByRole("link", { name: team?.members.nodes[0]?.name ?? "" })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: team?.members.nodes[0]?.name ?? "" })).toBeVisible();
  await page.goBack();
  await parts.getByText(/^Teams/).click();
  await expect(page).toHaveURL(/tab=teams/);
  await page.getByRole("link", { name: "Show in the tree" }).click();
  await expect(page).toHaveURL(new RegExp(`team=${team?.id}`));
  await expect(page.getByRole("status").filter({ hasText: / of / })).toBeVisible();
});

test("a reader looks and is offered nothing that would be refused", async ({ page }) => {
  await signedIn(page, "READER");
  await page.goto("/alignment");
  await page.getByRole("tree").getByRole("treeitem").first().click();
  const panel = page.getByRole("complementary", { name: "Objective" });
  await expect(panel.getByRole("link", { name: "Open" })).toBeVisible();
  await expect(panel.getByRole("link", { name: "Check in" })).toHaveCount(0);
  await panel.getByRole("link", { name: "Open" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "Edit" })).toHaveCount(0);
  await page.goto("/check-in");
  await expect(page.getByText("Nothing is due")).toBeVisible();
});

test("every key has its line in the list of keys", async ({ page }) => {
  await signedIn(page, "MEMBER");
  await page.goto("/teams");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Check in");
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/check-in/);
  await page.keyboard.press("n");
  await expect(page).toHaveURL(/\/objectives\/new/);
});
