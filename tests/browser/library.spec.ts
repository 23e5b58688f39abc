import { ask, choose, companyObjectives, expect, signedIn, test } from "./company";

test("a template is found while typing, looked at and taken as a draft", async ({ page }) => {
  const member = await signedIn(page, "MEMBER");
  await page.goto("/objectives/new");
  await page.getByRole("link", { name: "Start from the library" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
  await page.getByLabel("Search the library").fill("first answer");
  await expect(page).toHaveURL(/q=first(\+|%20)answer/);
  const found = page.getByRole("list", { name: "Templates" });
  await expect(found.getByRole("listitem")).not.toHaveCount(0);
  await expect(found).toContainText("Solve most problems in the first conversation");
  await expect(found).not.toContainText("Be ready for an audit on any day");
  await found.getByRole("button", { name: "Solve most problems in the first conversation" }).click();
  const preview = page.getByRole("dialog", { name: "Solve most problems in the first conversation" });
  await expect(preview.getByRole("list", { name: "Key results" }).getByRole("listitem")).toHaveCount(3);
  await preview.getByRole("button", { name: "Use this" }).click();
  await expect(preview.getByRole("combobox", { name: "Owner" })).toHaveValue(member.name);
  await preview.getByRole("button", { name: "Create the draft" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "Solve most problems in the first conversation" }),
  ).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Requests handed to another team");
});

test("a template is changed in the form before anything is saved, and filters stay in the address", async ({
  page,
}) => {
  await signedIn(page, "LEAD");
  await page.goto("/library?function=FINANCE");
  const found = page.getByRole("list", { name: "Templates" });
  await expect(found.getByRole("listitem")).toHaveCount(4);
  await found.getByRole("button", { name: "Turn what we earn into cash sooner" }).click();
  await page.getByRole("link", { name: "Change it first" }).click();
  await expect(page.getByLabel("Objective", { exact: true })).toHaveValue("Turn what we earn into cash sooner");
  await expect(page.getByRole("group", { name: "Key result 1" }).getByLabel("Target")).toHaveValue("38");
  await page.getByLabel("Objective", { exact: true }).fill("Be paid for our work sooner");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Be paid for our work sooner" })).toBeVisible();
});

test("a good objective is saved as a template, renamed, removed, and offered to a team", async ({ page }) => {
  await signedIn(page, "ADMIN");
  const [top] = await companyObjectives(page);
  await page.goto(`/objectives/${top?.id}`);
  await page.getByRole("button", { name: "Reuse…" }).click();
  await page.getByRole("menuitem", { name: "Save as template" }).click();
  const saving = page.getByRole("dialog", { name: "Save as a template" });
  await saving.getByRole("button", { name: /For which function/ }).click();
  await page.getByRole("option", { name: "Company and strategy" }).click();
  await saving.getByRole("button", { name: "Save in the library" }).click();
  await expect(saving).toBeHidden();

  await page.getByRole("button", { name: "Reuse…" }).click();
  await page.getByRole("menuitem", { name: "Replicate to teams" }).click();
  const copying = page.getByRole("dialog", { name: "Replicate to teams" });
  const { company } = await ask<{ company: { teams: { nodes: { name: string }[] } } }>(
    page,
    "{ company { teams(first: 2) { nodes { name } } } }",
  );
  for (const { name } of company.teams.nodes) {
    await choose(page, "Team", name);
  }
  await copying.getByRole("button", { name: "Offer the copies" }).click();
  await expect(copying.getByRole("link", { name: "Saved as a draft" })).toHaveCount(2);
  await copying.getByRole("button", { name: "Done" }).click();

  await page.goto("/library?origin=COMPANY");
  await page.getByRole("list", { name: "Templates" }).getByRole("button").first().click();
  const preview = page.getByRole("dialog");
  await preview.getByRole("button", { name: "Rename" }).click();
  await preview.getByLabel("Title").fill("What we all want");
  await preview.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog", { name: "What we all want" })).toBeVisible();
  await preview.getByRole("button", { name: "Remove" }).click();
  await preview.getByRole("button", { name: "Really remove?" }).click();
  await expect(preview).toBeHidden();
  await expect(page.getByText("Nothing fits")).toBeVisible();
});

test("an objective is written step by step, with what the checks find while typing", async ({ page }) => {
  await signedIn(page, "MEMBER");
  await page.goto("/objectives/guided");
  await page.getByLabel("Why does it matter, and why now?").fill("Every leak found at night saves a street.");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByLabel("Objective", { exact: true }).fill("Find 40 leaks before anybody sees water");
  await expect(page.getByRole("status", { name: "Could be better" })).toContainText("key result");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("group", { name: "Key result 1" }).getByLabel("Key result").fill("Leaks heard at night");
  await page.getByRole("button", { name: "Next" }).click();
  const card = page.getByRole("group", { name: "Key result 1" });
  await card.getByLabel("Today").fill("12");
  await card.getByLabel("Target").fill("40");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByLabel("What it takes (optional)").fill("Two microphones");
  await page.reload();
  await expect(page.getByLabel("What it takes (optional)")).toHaveValue("Two microphones");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("combobox", { name: "Contributes to" })).toBeVisible();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Find 40 leaks before anybody sees water" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("What it takes: Two microphones");
});
