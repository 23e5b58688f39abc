import type { Page } from "@playwright/test";
import { throwAwayServer } from "../../scripts/server.mjs";
import { expect, test } from "./company";

const PASSWORD = "four quiet words here";

async function settle(page: Page, button: string, filled: Record<string, string>) {
  for (const [label, text] of Object.entries(filled)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole("button", { name: button }).click();
}

test("a real company starts from the printed link and needs no terminal until its first objective", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const server = await throwAwayServer({ demo: false });
  try {
    await page.goto(`${server.address}/`);
    await expect(page.getByRole("heading", { name: "Not set up yet" })).toBeVisible();
    await page.goto(server.firstAdminLink() ?? "");
    await settle(page, "Continue", { "Your name": "Ada Obi", "E-mail": "ada@example.com", Password: PASSWORD });

    await expect(page.getByRole("heading", { level: 1, name: /Set up, 1 of \d: Company/ })).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill("Northwind Orchards");
    await page
      .getByRole("main")
      .getByRole("button", { name: /Save|Name|Create|company/i })
      .last()
      .click();
    await page.getByRole("link", { name: "Next: Priorities" }).click();

    await settle(page, "Add priority", { "New priority": "Fruit people ask for" });
    await expect(page.getByRole("main").getByText("Fruit people ask for")).toBeVisible();
    await page.getByRole("link", { name: "Next: Teams" }).click();

    await settle(page, "Add team", { "New team": "Orchard" });
    await expect(page.getByRole("main").getByText("Orchard").first()).toBeVisible();
    await page.getByRole("link", { name: "Next: People" }).click();

    await settle(page, "invitation", { Name: "Ben Sato", "E-mail": "ben@example.com" });
    const link = (await page.getByText(/\/invitations\//).textContent()) ?? "";
    expect(link).toMatch(/^http:\/\/localhost:\d+\/invitations\/\S+$/);
    await page.getByRole("link", { name: "Next: Cycles" }).click();

    await page.getByRole("button", { name: "Add cycle" }).click();
    await page
      .getByRole("button", { name: /Begin|Start|Open/ })
      .first()
      .click();
    await page.getByRole("link", { name: "Write the first objective" }).click();
    await page.getByLabel("Objective", { exact: true }).fill("Pick apples that travel well");
    await page.getByLabel("Key result", { exact: true }).first().fill("Crates that arrive unbruised");
    await page.getByLabel("Target").first().fill("95");
    await page.getByRole("button", { name: "Publish" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Pick apples that travel well" })).toBeVisible();
    await page.goto(`${server.address}/alignment`);
    await expect(page.getByRole("treeitem").filter({ hasText: "Pick apples" })).toBeVisible();

    const visitor = await browser.newContext();
    const theirs = await visitor.newPage();
    await theirs.goto(link);
    await expect(theirs.getByRole("heading", { name: "Welcome, Ben Sato" })).toBeVisible();
    await settle(theirs, "Come in", { Password: PASSWORD });
    await expect(theirs.getByRole("link", { name: "Pick apples" })).toBeVisible();
    await theirs.getByRole("button", { name: "Ben Sato" }).click();
    await theirs.getByRole("menuitem", { name: "Sign out" }).click();
    await settle(theirs, "Sign in", { "E-mail": "ben@example.com", Password: PASSWORD });
    await expect(theirs.getByRole("link", { name: "Pick apples" })).toBeVisible();
    await theirs.goto(link);
    await expect(theirs.getByRole("heading", { name: "This link does not open" })).toBeVisible();
    await visitor.close();
  } finally {
    await server.stop();
  }
});
