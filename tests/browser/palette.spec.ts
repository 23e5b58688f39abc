import { violations } from "./axe";
import { companyObjectives, expect, signedIn, test } from "./company";

test.beforeEach(async ({ page }) => {
  await signedIn(page, "LEAD");
});

test("by keys alone the palette finds a page, an action and an objective, and axe finds nothing in it", async ({
  page,
}) => {
  const [top] = await companyObjectives(page);
  await page.goto("/teams");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search" });
  await expect(palette.getByRole("searchbox")).toBeFocused();
  await expect(palette.getByRole("option", { name: /New objective/ }).first()).toBeVisible();
  await page.keyboard.type(top?.title.slice(0, 10) ?? "");
  await expect(palette.getByRole("group", { name: "Objectives and key results" })).toContainText(top?.title ?? "");
  expect(await violations(page)).toEqual([]);
  // The first empties the field, the second leaves.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();

  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("new");
  await expect(palette.getByRole("option").first()).toHaveText(/^New objective/);
  await page.keyboard.press("Escape");
  await page.keyboard.type("thanks");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/thanks$/);

  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("dark colours");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(palette).toBeHidden();
});

test("where the tree is loaded the palette answers without the server, and switches its shape", async ({ page }) => {
  const [top] = await companyObjectives(page);
  await page.goto("/alignment?q=the");
  await expect(page.getByRole("tree", { name: "Alignment tree" })).toBeVisible();
  await page.route("**/graphql**", (route) =>
    (route.request().postData() ?? "").includes('"operationName":"Search"') ? route.abort() : route.continue(),
  );
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search" });
  await expect(palette.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type(top?.title ?? "");
  await expect(palette.getByRole("option", { name: new RegExp(top?.title.slice(0, 12) ?? "") }).first()).toBeVisible();
  await palette.getByRole("searchbox").fill("as a map");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tree", { name: "Alignment map" })).toBeVisible();
  await expect(page).toHaveURL(/q=the/);
});

test("f goes to the filters, ? lists every key, and keys that are off do nothing", async ({ page }) => {
  await page.goto("/alignment?shape=outline");
  await expect(page.getByRole("treegrid", { name: "Alignment outline" })).toBeVisible();
  const first = page.getByRole("button", { name: /Team/ }).first();
  await expect(first).toBeVisible();
  await page.keyboard.press("f");
  await expect(first).toBeFocused();
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard keys" });
  await expect(list.getByRole("region", { name: "In the alignment" })).toContainText("Move it");
  expect(await violations(page)).toEqual([]);
  await list.getByText("Single keys are on").click();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await page.keyboard.press("m");
  await page.keyboard.press("c");
  await expect(page.getByRole("treegrid", { name: "Alignment outline" })).toBeVisible();
  await expect(page).toHaveURL(/\/alignment/);
});
