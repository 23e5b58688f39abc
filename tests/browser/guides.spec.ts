import { expect, signedIn, test } from "./company";

test("a guide stands where it is needed, is hidden, and is found again in the menu", async ({ page }) => {
  const lead = await signedIn(page, "LEAD");
  await page.goto("/my-okrs");
  await expect(page.getByText("In short, for leads")).toBeVisible();
  await page.getByText("In short, for owners").click();
  await expect(page.getByRole("link", { name: "Write one step by step" })).toBeVisible();
  await page.getByRole("button", { name: "Hide this guide" }).first().click();
  await expect(page.getByText("In short, for owners")).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("In short, for leads")).toBeVisible();
  await expect(page.getByText("In short, for owners")).toHaveCount(0);
  await page.getByRole("button", { name: lead.name }).click();
  await page.getByRole("menuitem", { name: "Guides" }).click();
  const guides = page.getByRole("dialog", { name: "Guides" });
  await expect(guides.getByRole("region", { name: "In short, for owners" })).toBeVisible();
  await guides.getByRole("link", { name: "Look into the library" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
  await expect(guides).toBeHidden();
});

test("a coach is guided where coaches work, and a member sees nothing of it", async ({ page }) => {
  await signedIn(page, "COACH");
  await page.goto("/coaching");
  await page.getByText("In short, for coaches").click();
  await expect(page.getByRole("main").getByRole("link", { name: "Library" })).toBeVisible();
  await signedIn(page, "MEMBER");
  await page.goto("/coaching");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("In short, for coaches")).toHaveCount(0);
});
