import type { Page, Route } from "@playwright/test";
import { violationsInBothThemes } from "./axe";
import { atRest, expect, reportableAt, signedIn, test } from "./company";

const OTHER = "fedcba9876543210";

/** From now on the server is of another build. */
async function updated(page: Page): Promise<void> {
  await page.route(/\/(graphql|healthz|session)$/, async (route: Route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "x-plumbline-build": OTHER } });
  });
}

const note = (page: Page) => page.getByRole("status", { name: "Connection" });

test("a page that meets a newer server says so, reloads only when asked, and keeps what is typed", async ({ page }) => {
  await signedIn(page, "LEAD");
  const one = await reportableAt(page, 0);
  const typed = page.getByLabel(`Note: ${one.title}`, { exact: true });
  await page.goto(`/check-in?keyResult=${one.id}`);
  await typed.fill("Written before the update");
  await atRest(page);
  await expect(note(page)).toHaveCount(0);
  await updated(page);
  await page.getByRole("link", { name: "My OKRs", exact: true }).click();
  await expect(note(page)).toContainText("A newer version is ready.");
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.goBack();
  await expect(typed).toHaveValue("Written before the update");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  const loaded = page.waitForEvent("load");
  await note(page).getByRole("button", { name: "Reload" }).click();
  await loaded;
  await expect(typed).toHaveValue("Written before the update");
  await expect(note(page)).toHaveCount(0);
  await page.getByRole("checkbox", { name: `Save this check-in: ${one.title}` }).uncheck({ force: true });
});

test("a part that is gone since an update leads to the same sentence, one that cannot be fetched to another", async ({
  page,
}) => {
  await signedIn(page, "LEAD");
  await page.goto("/my-okrs");
  await atRest(page);
  await page.route("**/assets/teams-*.js", (route) => route.fulfill({ status: 404, body: "" }));
  await page.route("**/assets/insights-*.js", (route) => route.abort());
  await updated(page);
  await page.getByRole("link", { name: "Teams", exact: true }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("A newer version is ready.");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await alert.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("main").getByRole("heading", { name: "Teams", exact: true })).toBeVisible();
  await page.route("**/assets/insights-*.js", (route) => route.abort());
  await page.getByRole("link", { name: "Insights", exact: true }).click();
  await expect(alert).toContainText("The server cannot be reached");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Insights" })).toBeVisible();
});
