import type { Page } from "@playwright/test";
import { companyObjectives, expect, expectNoSidewaysScroll, signedIn, test } from "./company";

const TARGET = 24;
const MAIN_PAGES = ["/", "/check-in", "/my-okrs", "/teams", "/alignment?shape=outline", "/components"];

/** Buttons and fields that are smaller than a finger, but for links in running text. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const pressed = document.querySelectorAll<HTMLElement>("button, [role=button], select, nav a, label:has(input)");
    return [...pressed]
      .filter((each) => each.checkVisibility() && !each.closest("[aria-hidden=true], .visually-hidden"))
      .map((each) => ({ each, box: each.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.width < least || box.height < least))
      .map(({ each, box }) => `${each.textContent ?? ""} ${box.width} × ${box.height}`);
  }, TARGET);
}

test("on the main pages what is pressed is 24 px high and wide, and at 200 % nothing has to be moved sideways", async ({
  page,
}) => {
  await signedIn(page, "LEAD");
  for (const path of MAIN_PAGES) {
    await page.goto(path);
    await expect(page.getByRole("heading").first()).toBeVisible();
    expect.soft(await smallTargets(page), path).toEqual([]);
    await page.setViewportSize({ width: 640, height: 400 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});

test("read from right to left, the page mirrors and nothing sticks out", async ({ page }) => {
  await signedIn(page, "LEAD");
  const [top] = await companyObjectives(page);
  for (const path of ["/", "/check-in", `/objectives/${top?.id}`, "/components"]) {
    await page.goto(path);
    await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
    const rail = await page.getByRole("navigation").first().boundingBox();
    expect(rail?.x, path).toBeGreaterThan(640);
    await expectNoSidewaysScroll(page);
  }
});

test("in forced colours the page one is on is still told from the others", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await signedIn(page, "LEAD");
  const frame = (name: string) =>
    page
      .getByRole("navigation")
      .getByRole("link", { name })
      .first()
      .evaluate((link) => getComputedStyle(link).outlineStyle);
  await page.goto("/my-okrs");
  expect(await frame("My OKRs")).toBe("solid");
  expect(await frame("Alignment")).toBe("none");
});

test("the outline says level, place, number of siblings and whether a row is open", async ({ page }) => {
  await signedIn(page, "LEAD");
  const objectives = await companyObjectives(page);
  await page.goto("/alignment?shape=outline");
  const outline = page.getByRole("treegrid", { name: "Alignment outline" });
  await expect(outline).toMatchAriaSnapshot(`
    - treegrid "Alignment outline":
      - rowgroup:
        - row:
          - columnheader "Objective"
          - columnheader "Owner"
          - columnheader "Health"
          - columnheader "Progress"
      - rowgroup:
        - row [expanded] [level=1]:
          - gridcell
        - row [level=2]:
          - gridcell
  `);
  const tops = outline.locator('[role="row"][aria-level="1"]:not([data-lane])');
  await expect(tops.first()).toHaveAttribute("aria-posinset", "1");
  expect(Number(await tops.first().getAttribute("aria-setsize"))).toBeGreaterThanOrEqual(objectives.length);
  const open = tops.and(page.locator('[aria-expanded="true"]')).first();
  const row = outline.locator(`[id="${await open.getAttribute("id")}"]`);
  await row.click();
  await outline.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(row).toHaveAttribute("aria-expanded", "false");
  await expect(outline).toMatchAriaSnapshot(`
    - treegrid:
      - rowgroup
      - rowgroup:
        - row [selected] [level=1]:
          - gridcell
        - row [level=1]:
          - gridcell
  `);
});
