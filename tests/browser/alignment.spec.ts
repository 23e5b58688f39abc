import type { Page } from "@playwright/test";
import { companyObjectives, expect, signedIn, test } from "./company";

const tree = (page: Page) => page.getByRole("tree", { name: "Alignment tree" });
const outline = (page: Page) => page.getByRole("treegrid", { name: "Alignment outline" });
const panel = (page: Page) => page.getByRole("complementary", { name: "Objective" });
const selected = (page: Page) => tree(page).getByRole("treeitem", { selected: true });

test.beforeEach(async ({ page }) => {
  await signedIn(page, "LEAD");
});

test("the tree is walked from the company through teams to people by mouse", async ({ page }) => {
  const [top] = await companyObjectives(page);
  await page.goto("/alignment");
  const company = tree(page)
    .getByRole("treeitem")
    .filter({ hasText: top?.title ?? "" });
  await expect(company).toHaveAttribute("aria-level", "1");
  await expect(company).toHaveAttribute("aria-expanded", "true");
  await company.click();
  await expect(panel(page).getByRole("heading", { name: top?.title ?? "" })).toBeVisible();
  await expect(page).toHaveURL(/selected=obj_/);

  const team = panel(page)
    .getByRole("heading", { name: /objectives? below/ })
    .locator("~ ul")
    .getByRole("button")
    .first();
  const teamTitle = (await team.textContent()) ?? "";
  await team.click();
  await expect(panel(page).getByRole("heading", { name: teamTitle })).toBeVisible();
  await expect(panel(page).getByRole("navigation", { name: "Way to the top" })).toContainText(top?.title ?? "");
  await expect(selected(page)).toContainText(teamTitle);

  await panel(page).getByRole("button", { name: "Only this branch" }).click();
  await expect(page).toHaveURL(/focus=obj_/);
  await page.goBack();
  await expect(page).not.toHaveURL(/focus=/);
});

test("the tree is walked by keyboard alone: arrows, Enter to the panel, Escape back", async ({ page }) => {
  await page.goto("/alignment");
  await tree(page).focus();
  await page.keyboard.press("Home");
  await expect(selected(page)).toHaveAttribute("aria-level", "1");
  await page.keyboard.press("ArrowLeft");
  await expect(selected(page)).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowRight");
  await expect(selected(page)).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowRight");
  await expect(selected(page)).toHaveAttribute("aria-level", "2");
  const second = await selected(page).locator("[title]").getAttribute("title");
  await page.keyboard.press("Enter");
  await expect(panel(page)).toBeFocused();
  await expect(panel(page).getByRole("heading", { level: 2 })).toHaveText(second ?? "");
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await expect(tree(page)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(selected(page)).toHaveAttribute("aria-level", "1");
});

test("levels fold and open by buttons and by keys, and an address remembers them", async ({ page }) => {
  await page.goto("/alignment");
  const levels = page.getByRole("group", { name: "Levels shown" });
  await expect(levels).toContainText("2 levels");
  await levels.getByRole("button", { name: "Open a level" }).click();
  await expect(levels).toContainText("3 levels");
  await tree(page).focus();
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await expect(levels).toContainText("1 level");
  await expect(tree(page).locator('[aria-level="2"]')).toHaveCount(0);
  await expect(page).toHaveURL(/open=%220/);
  await page.reload();
  await expect(levels).toContainText("1 level");
  await expect(tree(page).locator('[aria-level="2"]')).toHaveCount(0);
});

test("zoom, pan and fit move the picture, and a reload shows the same part of it", async ({ page }) => {
  await page.goto("/alignment");
  const zoom = page.getByRole("group", { name: "Zoom" });
  await expect(zoom).toContainText("%");
  const before = await zoom.textContent();
  await zoom.getByRole("button", { name: "Zoom in" }).click();
  await expect(zoom).not.toHaveText(before ?? "");
  await expect(page).toHaveURL(/zoom=/);
  const across = () => new URL(page.url()).searchParams.get("x");
  const zoomed = across();
  const box = await tree(page).boundingBox();
  if (!box) throw new Error("The tree has no place on the page.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 200, box.y + box.height - 140, { steps: 5 });
  await page.mouse.up();
  const rests = async () => {
    const seen = across();
    await page.waitForTimeout(300);
    return seen !== zoomed && seen === across();
  };
  await expect.poll(rests).toBe(true);
  const [shown, moved] = [await zoom.textContent(), across()];
  await page.reload();
  await expect(zoom).toHaveText(shown ?? "");
  expect(across()).toBe(moved);
  await expect(panel(page)).toBeHidden();
  await zoom.getByRole("button", { name: "Fit" }).click();
  await expect(zoom).not.toHaveText(shown ?? "");
});

test("one key switches to the outline and one back, with selection kept and Back undoing it", async ({ page }) => {
  await page.goto("/alignment");
  await tree(page).focus();
  await page.keyboard.press("Home");
  const title = await selected(page).locator("[title]").getAttribute("title");
  await page.keyboard.press("o");
  await expect(outline(page)).toBeFocused();
  await expect(outline(page).getByRole("row", { selected: true })).toContainText(title ?? "");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("t");
  await expect(tree(page)).toBeFocused();
  await page.goBack();
  await expect(outline(page)).toBeVisible();
  await expect(page).toHaveURL(/shape=outline/);
});

test("filters by team and health count what fits, keep the way up, and live in the address", async ({ page }) => {
  await page.goto("/alignment?shape=outline");
  const count = page.getByRole("status").filter({ hasText: /objectives|of/ });
  await expect(count).toHaveText(/^\d+ objectives$/);
  const chip = page.getByRole("group", { name: "Health" }).getByRole("button", { name: /At risk/ });
  const atRisk = /(\d+)$/.exec((await chip.textContent()) ?? "")?.[1];
  await chip.click();
  await expect(count).toHaveText(new RegExp(`^${atRisk} of \\d+$`));
  await expect(page).toHaveURL(/health=/);

  await page.getByRole("button", { name: /Team/ }).first().click();
  await page.getByRole("option").nth(2).click();
  await expect(page).toHaveURL(/team=/);
  await expect(count).not.toHaveText(new RegExp(`^${atRisk} of`));
  const both = await count.textContent();
  await page.reload();
  await expect(count).toHaveText(both ?? "");
  await page.goBack();
  await expect(count).toHaveText(new RegExp(`^${atRisk} of`));
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(count).toHaveText(/^\d+ objectives$/);
});

test("searching in the tree counts and steps through what fits", async ({ page }) => {
  const [top] = await companyObjectives(page);
  await page.goto("/alignment");
  await expect(tree(page)).toBeVisible();
  await page.keyboard.press("/");
  const field = page.getByRole("searchbox", { name: /Search titles/ });
  await expect(field).toBeFocused();
  await field.fill(top?.title ?? "");
  await expect(page.getByRole("status").filter({ hasText: / of / })).toHaveText(/^1 of/);
  await field.press("Enter");
  await expect(selected(page)).toContainText(top?.title ?? "");
  await field.fill("zzz nothing is called this");
  await expect(page.getByRole("status").filter({ hasText: / of / })).toHaveText(/^0 of/);
});

test("another cycle shows its own tree, and Back returns to the running one", async ({ page }) => {
  await page.goto("/alignment");
  const top = tree(page).getByRole("treeitem").first().locator("[title]");
  const running = await top.getAttribute("title");
  const cycle = page.getByRole("button", { name: /Cycle/ });
  const name = await cycle.textContent();
  await cycle.click();
  const others = page.getByRole("option", { selected: false });
  await others.last().click();
  await expect(page).toHaveURL(/cycle=cyc_/);
  await expect(cycle).not.toHaveText(name ?? "");
  await expect(top).not.toHaveAttribute("title", running ?? "");
  await page.goBack();
  await expect(page).not.toHaveURL(/cycle=/);
  await expect(cycle).toHaveText(name ?? "");
  await expect(top).toBeVisible();
});

test("search from any page finds objectives, teams and people", async ({ page }) => {
  const [top] = await companyObjectives(page);
  await page.goto("/teams");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("/");
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("combobox")
    .or(dialog.getByRole("searchbox"))
    .or(dialog.getByRole("textbox"))
    .first()
    .fill(top?.title ?? "");
  await page
    .getByRole("option", { name: new RegExp(top?.title.slice(0, 12) ?? "") })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: top?.title ?? "" })).toBeVisible();
});

test("who goes on at once is not called back by the address that follows the picture", async ({ page }) => {
  await page.route(/\/assets\/objective-[^/]+\.js$/, async (route) => {
    await new Promise((done) => setTimeout(done, 1_000));
    await route.continue();
  });
  await page.goto("/alignment");
  await tree(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("link", { name: "Open" })).toBeVisible();
  await expect(page).toHaveURL(/panel=open/);
  await tree(page).focus();
  await page.keyboard.press("+");
  await panel(page).getByRole("link", { name: "Open" }).click();
  await expect(page).toHaveURL(/\/objectives\//);
  await expect(page.getByRole("heading", { level: 1, name: "Alignment" })).toHaveCount(0);
});
