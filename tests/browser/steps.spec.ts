import type { Page } from "@playwright/test";
import { expect, signedIn, test } from "./company";

const tree = (page: Page) => page.getByRole("tree", { name: "Alignment tree" });
const panel = (page: Page) => page.getByRole("complementary", { name: "Objective" });
const zoom = (page: Page) => page.getByRole("group", { name: "Zoom" });
const chip = (page: Page) => page.getByRole("group", { name: "Health" }).getByRole("button", { name: /At risk/ });
const field = (page: Page) => page.getByRole("searchbox", { name: /Search titles/ });

test.beforeEach(async ({ page }) => {
  await signedIn(page, "LEAD");
  await page.goto("/alignment");
  await expect(zoom(page)).toContainText("%");
});

test("Back and Forward restore shape, filters, search, selection, panel, branch, fold, zoom and cycle", async ({
  page,
}) => {
  const begun = (await zoom(page).textContent()) ?? "";
  await tree(page).focus();
  await page.keyboard.press("Home");
  // Within a moment: what the picture shows by then belongs to the step before the filter.
  await page.evaluate(async () => {
    const press = (named: string) => document.querySelector<HTMLElement>(named)?.click();
    press('button[aria-label="Zoom in"]');
    await new Promise(requestAnimationFrame);
    press('[role=group][aria-label="Health"] button[data-tone="at-risk"]');
  });
  await expect(chip(page)).toHaveAttribute("aria-pressed", "true");
  const zoomed = (await zoom(page).textContent()) ?? "";
  expect(zoomed).not.toBe(begun);
  await zoom(page).getByRole("button", { name: "Fit" }).click();
  await expect(zoom(page)).not.toHaveText(zoomed);
  const fitted = (await zoom(page).textContent()) ?? "";
  await field(page).fill("e");
  await tree(page).focus();
  await page.keyboard.press("Enter");
  await expect(panel(page)).toBeVisible();
  await panel(page).getByRole("button", { name: "Only this branch" }).click();
  await expect(page).toHaveURL(/focus=obj_/);
  await page.getByRole("button", { name: "Outline", exact: true }).click();
  await expect(page.getByRole("treegrid")).toBeVisible();
  const whole = page.url();

  await page.goBack();
  await expect(tree(page)).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/focus=/);
  await expect(panel(page)).toBeVisible();
  await page.goBack();
  await expect(panel(page)).toBeHidden();
  await expect(field(page)).toHaveValue("e");
  await page.goBack();
  await expect(field(page)).toHaveValue("");
  await expect(chip(page)).toHaveAttribute("aria-pressed", "true");
  await expect(zoom(page)).toHaveText(fitted);
  await page.goBack();
  await expect(chip(page)).toHaveAttribute("aria-pressed", "false");
  await expect(zoom(page)).toHaveText(zoomed);
  await expect(tree(page).getByRole("treeitem", { selected: true })).toHaveCount(1);

  await page.goForward();
  await expect(zoom(page)).toHaveText(fitted);
  for (let step = 0; step < 4; step += 1) await page.goForward();
  await expect(page).toHaveURL(whole);
  await expect(page.getByRole("treegrid")).toBeVisible();
  await expect(panel(page)).toBeVisible();
  await expect(field(page)).toHaveValue("e");
});

test("who goes back at once finds the last change when they come forward, and only there", async ({ page }) => {
  const begun = (await zoom(page).textContent()) ?? "";
  await tree(page).focus();
  await page.keyboard.press("Home");
  await chip(page).click();
  await expect(page).toHaveURL(/health=/);
  const levels = page.getByRole("group", { name: "Levels shown" });
  // In one moment, as a quick hand does it: nothing has rested yet when the history moves.
  await page.evaluate(() => {
    const press = (name: string) => document.querySelector<HTMLElement>(`button[aria-label="${name}"]`)?.click();
    press("Zoom in");
    press("Open a level");
    history.back();
  });
  await expect(chip(page)).toHaveAttribute("aria-pressed", "false");
  await expect(levels).toContainText("2 levels");
  await expect(zoom(page)).toHaveText(begun);
  await page.goForward();
  await expect(levels).toContainText("3 levels");
  await expect(zoom(page)).not.toHaveText(begun);
  await expect(page).toHaveURL(/open=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/health|open|zoom/);
});

test("another cycle is a step: Back shows the tree as it was left", async ({ page }) => {
  const cycle = page.getByRole("button", { name: /Cycle/ });
  const name = (await cycle.textContent()) ?? "";
  await tree(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("+");
  const zoomed = (await zoom(page).textContent()) ?? "";
  await cycle.click();
  await page.getByRole("option", { selected: false }).last().click();
  await expect(page).toHaveURL(/cycle=cyc_/);
  await expect(cycle).not.toHaveText(name);
  await page.goBack();
  await expect(cycle).toHaveText(name);
  await expect(zoom(page)).toHaveText(zoomed);
  await expect(tree(page).getByRole("treeitem", { selected: true })).toHaveAttribute("aria-level", "1");
});
