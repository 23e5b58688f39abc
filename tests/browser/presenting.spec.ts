import type { Page } from "@playwright/test";
import { violations } from "./axe";
import { companyObjectives, expect, signedIn, test } from "./company";

const slides = (page: Page) => page.getByRole("main");
const place = (page: Page) =>
  slides(page)
    .locator("header")
    .getByText(/^\d+ of \d+/);
const heading = (page: Page) => slides(page).getByRole("heading", { level: 1 });
const goals = (page: Page) => slides(page).getByRole("heading", { level: 2 });

test("the alignment is presented branch by branch by the keys, filtered as it was, and left to where it began", async ({
  page,
}) => {
  await signedIn(page, "LEAD");
  const [top] = await companyObjectives(page);
  await page.goto("/alignment?shape=outline");
  const chip = page.getByRole("group", { name: "Health" }).getByRole("button", { name: /At risk/ });
  await chip.click();
  const count = page.getByRole("status").filter({ hasText: / of / });
  const kept = (await count.textContent()) ?? "";
  await page.getByRole("button", { name: "Present", exact: true }).click();

  await expect(page).toHaveURL(/\/alignment\/present\?.*health=/);
  await expect(slides(page)).toBeFocused();
  await expect(slides(page)).toContainText(`${kept} objectives`);
  await expect(slides(page)).toContainText("Shown: At risk");
  await expect(place(page)).toHaveText(/^1 of \d+/);
  const last = Number(/of (\d+)/.exec((await place(page).textContent()) ?? "")?.[1]);
  let seen = 0;
  for (let at = 2; at <= last; at += 1) {
    await page.keyboard.press("ArrowRight");
    await expect(place(page)).toHaveText(new RegExp(`^${at} of ${last}`));
    seen += await goals(page).count();
  }
  expect(`${seen}`).toBe(kept.split(" ")[0]);
  await page.keyboard.press("ArrowRight");
  await expect(place(page)).toHaveText(new RegExp(`^${last} of`));
  await page.keyboard.press("Home");
  await expect(place(page)).toHaveText(/^1 of/);
  await page.keyboard.press("End");
  await expect(place(page)).toHaveText(new RegExp(`^${last} of`));
  await page.reload();
  await expect(place(page)).toHaveText(new RegExp(`^${last} of`));
  await slides(page).getByRole("button", { name: "Back" }).click();
  await expect(place(page)).toHaveText(new RegExp(`^${last - 1} of`));
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/alignment\?.*health=/);
  await expect(chip).toHaveAttribute("aria-pressed", "true");
  await expect(page).not.toHaveURL(/slide=/);

  await page.goto(`/alignment/present?focus=${top?.id}&slide=1`);
  await expect(goals(page).first()).toHaveText(top?.title ?? "");
  await page.goto("/alignment/present?q=zzz+nothing+is+called+this&slide=7");
  await expect(slides(page)).toContainText("Nothing fits.");
  await expect(place(page)).toHaveText("1 of 1");
});

test("a presented branch is for everybody to read on a phone, in the dark too", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await signedIn(page, "LEAD");
  await page.goto("/alignment/present?slide=1");
  await expect(heading(page)).toBeVisible();
  await expect(goals(page).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await violations(page)).toEqual([]);
});
