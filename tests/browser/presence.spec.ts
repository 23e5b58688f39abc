import { companyObjectives, expect, signedIn, test } from "./company";

test("who looks at the same objective is seen by the other, until they go", async ({ page, browser, baseURL }) => {
  const admin = await signedIn(page, "ADMIN");
  const [top] = await companyObjectives(page);
  const elsewhere = await browser.newContext({ ...(baseURL && { baseURL }) });
  try {
    const other = await elsewhere.newPage();
    const coach = await signedIn(other, "COACH");
    await page.goto(`/objectives/${top?.id}`);
    await other.goto(`/objectives/${top?.id}`);
    const here = page.getByRole("list", { name: "Who else is here" });
    await expect(here.getByRole("listitem").filter({ hasText: coach.name })).toBeVisible();
    await expect(here).not.toContainText(admin.name);
    await expect(other.getByRole("list", { name: "Who else is here" })).toContainText(admin.name);
    await other.goto("/alignment");
    await expect(here.getByRole("listitem").filter({ hasText: coach.name })).toHaveCount(0);
    await page.goto("/alignment");
    await expect(other.getByRole("list", { name: "Who else is here" })).toContainText(admin.name);
  } finally {
    await elsewhere.close();
  }
});
