import { ask, expect, signedIn, test } from "./company";

test("the map is moved to an earlier moment, which says so, changes nothing and leads back", async ({ page }) => {
  await signedIn(page, "ADMIN");
  const name = `Stand still for a moment ${Date.now()}`;
  const { company, cycle } = await ask<{ company: { id: string }; cycle: { id: string } }>(
    page,
    "{ company { id } cycle { id } }",
  );
  const { objectiveCreate } = await ask<{ objectiveCreate: { objective: { id: string; version: number } } }>(
    page,
    "mutation ($input: ObjectiveCreateInput!) { objectiveCreate(input: $input) { objective { id version } } }",
    { input: { idempotencyKey: name, title: name, cycleId: cycle.id, ownerId: company.id, publish: true } },
  );
  const objective = objectiveCreate.objective;
  const before = new Date().toISOString();
  const title = `Moved on ${Date.now()}`;
  const rename = `mutation ($input: ObjectiveUpdateInput!) { objectiveUpdate(input: $input) { userErrors { code } } }`;
  const renamed = await ask<{ objectiveUpdate: { userErrors: unknown[] } }>(page, rename, {
    input: { id: objective.id, ifVersion: objective.version, title },
  });
  expect(renamed.objectiveUpdate.userErrors).toEqual([]);
  await page.goto(`/alignment?shape=outline&asOf=${before}`);
  const outline = page.getByRole("treegrid", { name: "Alignment outline" });
  const travel = page.getByRole("region", { name: "Time travel" });
  await expect(travel.getByRole("status")).toContainText("As it stood on");
  await expect(outline).toContainText(name);
  await expect(outline).not.toContainText(title);
  await travel.getByRole("button", { name: "Back to today" }).click();
  await expect(page).not.toHaveURL(/asOf=/);
  await expect(outline).toContainText(title);
  await travel.getByRole("slider", { name: "Look back" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/asOf=/);
  await expect(travel.getByRole("status")).toContainText("Nothing can be changed here");
});

test("what has changed since a moment is told in the order of the tree, and leads on", async ({ page }) => {
  await signedIn(page, "ADMIN");
  await page.goto("/alignment");
  await page.getByRole("button", { name: "What changed?" }).click();
  const dialog = page.getByRole("dialog", { name: /^Changed since/ });
  await expect(dialog.getByRole("status")).toContainText(/goals have changed/);
  const moved = dialog.getByRole("listitem").filter({ hasText: "→" }).first();
  await expect(moved).toBeVisible();
  await expect(page).toHaveURL(/since=/);
  await dialog.getByRole("radio", { name: "Four weeks" }).click();
  await expect(dialog.getByRole("status")).toContainText(/goals have changed/);
  const link = moved.getByRole("link").first();
  const title = (await link.textContent()) ?? "";
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.goBack();
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/since=/);
});
