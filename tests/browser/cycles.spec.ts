import { ask, expect, signedIn, test } from "./company";

test("a year of cycles is seen before it is made", async ({ page }) => {
  await signedIn(page, "ADMIN");
  await page.goto("/settings?part=cycles");
  await page.getByRole("button", { name: "Make a year of cycles…" }).click();
  const dialog = page.getByRole("dialog", { name: "A year of cycles" });
  await dialog.getByRole("button", { name: /Year/ }).click();
  const last = page.getByRole("option").last();
  const year = Number(await last.textContent());
  await last.click();
  await dialog.getByRole("button", { name: /It begins in/ }).click();
  await page.getByRole("option").nth(3).click();
  await dialog.getByRole("button", { name: /Divided into/ }).click();
  await page.getByRole("option", { name: "Trimesters" }).click();
  const name = `T3 ${year}/${String(year + 1).slice(2)}`;
  await expect(dialog.getByRole("list", { name: "What will be made" })).toContainText(name);
  await dialog.getByRole("button", { name: "Make 4" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText("Planning");
});

test("check-ins of a team fall due as its lead says, and the team dialog says so", async ({ page }) => {
  await signedIn(page, "ADMIN");
  const name = `Night shift ${Date.now()}`;
  const { company } = await ask<{ company: { id: string } }>(page, "{ company { id } }");
  const { teamCreate } = await ask<{ teamCreate: { team: { id: string } } }>(
    page,
    "mutation ($input: TeamCreateInput!) { teamCreate(input: $input) { team { id } } }",
    { input: { name, parentId: company.id } },
  );
  await page.goto("/settings?part=teams");
  await page.getByRole("button", { name: `Change ${name}` }).click();
  const dialog = page.getByRole("dialog", { name });
  await dialog.getByRole("button", { name: /How often/ }).click();
  await page.getByRole("option", { name: "Every so many days" }).click();
  await dialog.getByLabel("Days between").fill("367");
  await dialog.getByRole("button", { name: "Save check-in days" }).click();
  await expect(dialog.getByText("A custom cadence is from 1 to 366 days.")).toBeVisible();
  await dialog.getByLabel("Days between").fill("10");
  await dialog.getByRole("button", { name: "Save check-in days" }).click();
  await expect(page.getByText("Check-in days saved")).toBeVisible();
  const { node } = await ask<{ node: { cadence: { interval: string; days: number } } }>(
    page,
    "query ($id: ID!) { node(id: $id) { ... on Team { cadence { interval days } } } }",
    { id: teamCreate.team.id },
  );
  expect(node.cadence).toEqual({ interval: "CUSTOM", days: 10 });
});

test("an admin says how late is outdated and how far is behind", async ({ page }) => {
  await signedIn(page, "ADMIN");
  await page.goto("/settings?part=company");
  const limits = page.getByRole("group", { name: "Outdated and behind" });
  await expect(limits.getByLabel("Days of grace")).toHaveValue("3");
  await limits.getByLabel("Behind from", { exact: true }).fill("30");
  await limits.getByRole("button", { name: "Save limits" }).click();
  await expect(limits.getByText("Far behind begins no earlier than behind.")).toBeVisible();
  await limits.getByLabel("Behind from", { exact: true }).fill("0");
  await limits.getByLabel("Far behind from").fill("26");
  await limits.getByRole("button", { name: "Save limits" }).click();
  await expect(page.getByText("Limits saved")).toBeVisible();
  await page.reload();
  await expect(limits.getByLabel("Far behind from")).toHaveValue("26");
  await limits.getByLabel("Far behind from").fill("25");
  await limits.getByRole("button", { name: "Save limits" }).click();
  await expect(limits.getByRole("button", { name: "Save limits" })).toBeEnabled();
  const { company } = await ask<{ company: { farBehindLimit: number } }>(page, "{ company { farBehindLimit } }");
  expect(company.farBehindLimit).toBe(0.25);
});
