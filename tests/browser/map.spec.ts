import { expect, expectNoSidewaysScroll, signedIn, test } from "./company";
import { enlarged } from "./tenThousand";

/** How many elements the chart may need, whatever the size of the company. */
const MOST_NODES = 1_500;

test("one key opens the map; near, cards show their key results; Back returns to the tree", async ({ page }) => {
  await signedIn(page, "LEAD");
  await page.goto("/alignment");
  await expect(page.getByRole("tree", { name: "Alignment tree" })).toBeVisible();
  await page.getByRole("tree", { name: "Alignment tree" }).focus();
  await page.keyboard.press("m");
  const map = page.getByRole("tree", { name: "Alignment map" });
  await expect(map).toBeVisible();
  await expect(page).toHaveURL(/shape=map/);
  await expect(map).toHaveAttribute("data-detail", /blocks|titles/);
  await map.focus();
  await page.keyboard.press("Home");
  const chosen = map.locator("[aria-selected=true]");
  await expect(chosen).toHaveAttribute("aria-level", "1");
  // Other objectives of the company, with nothing below them, may stand first.
  while ((await chosen.getAttribute("aria-expanded")) === null) {
    const before = await chosen.getAttribute("data-row");
    await page.keyboard.press("ArrowDown");
    await expect(chosen).not.toHaveAttribute("data-row", before ?? "");
  }
  await expect(chosen).toHaveAttribute("aria-level", "1");
  const row = (await chosen.getAttribute("data-row")) ?? "";
  await page.keyboard.press("ArrowRight");
  await expect(chosen).toHaveAttribute("aria-level", "2");
  await page.keyboard.press("ArrowLeft");
  await expect(chosen).toHaveAttribute("data-row", row);
  for (let press = 0; press < 14; press += 1) await page.keyboard.press("+");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await expect(map).toHaveAttribute("data-detail", "measures");
  await expect(chosen.getByRole("list", { name: "Key results" }).getByRole("listitem").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/panel=open/);
  await page.getByRole("button", { name: "Tree", exact: true }).click();
  await expect(page.getByRole("tree", { name: "Alignment tree" })).toBeVisible();
  await page.goBack();
  await expect(map).toBeVisible();
});

test("a press on the map chooses the innermost box, and a filter counts and dims there too", async ({ page }) => {
  await signedIn(page, "LEAD");
  await page.goto("/alignment?shape=map");
  const map = page.getByRole("tree", { name: "Alignment map" });
  await expect(map).toBeVisible();
  await page.keyboard.press("/");
  await page.getByRole("searchbox", { name: /Search titles/ }).fill("planner");
  await expect(page.getByRole("status").filter({ hasText: / of / })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(map.locator("[aria-selected=true]")).toContainText(/planner/i);
  const box = await map.boundingBox();
  if (!box) throw new Error("The map has no box.");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page).toHaveURL(/selected=obj_/);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
});

test("ten thousand objectives are one map of few elements, far, near and between", async ({ page }) => {
  test.setTimeout(60_000);
  await signedIn(page, "LEAD");
  await enlarged(page);
  await page.goto("/alignment?shape=map");
  const map = page.getByRole("tree", { name: "Alignment map" });
  await expect(map).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/^1\d,\d{3} objectives$/)).toBeVisible();
  await map.focus();
  const most = async () => expect(await map.locator("*").count()).toBeLessThan(MOST_NODES);
  await most();
  for (let press = 0; press < 12; press += 1) await page.keyboard.press("+");
  await most();
  for (let press = 0; press < 12; press += 1) await page.keyboard.press("+");
  await page.keyboard.press("Home");
  await expect(map.locator("[aria-selected=true]")).toBeVisible();
  await most();
});
