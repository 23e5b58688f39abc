import type { Locator, Page } from "@playwright/test";
import { archived, ask, expect, expectNoSidewaysScroll, objectiveMade, signedIn, test } from "./company";

/** Titles that break a layout: no place to break at, pictures of several code points, writing from the right, a bidi override. */
const titlesOf = (name: string) => [
  `${name} ${"W".repeat(180)}`,
  `${name} ${"👩‍👩‍👧‍👦💧".repeat(24)}`,
  `${name} كل قطرة تُسمع \u202e${"נשמע כל טיפה ".repeat(6).trim()}`,
];

/** Whether the text stands apart from what is around it, is cut or broken inside its box, and says itself whole in a tooltip. */
async function expectKept(shown: Locator, title: string): Promise<void> {
  await expect(shown).toBeVisible();
  const look = (element: Element) => {
    const style = getComputedStyle(element);
    const around = (element.parentElement ?? element).getBoundingClientRect();
    const box = element.getBoundingClientRect();
    return {
      isApart: style.unicodeBidi !== "normal",
      isCut: style.overflowX === "hidden" && (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none"),
      isInside: box.left >= around.left - 1 && box.right <= around.right + 1,
      whole: element.getAttribute("title"),
    };
  };
  // What is drawn again meanwhile finds its place first.
  const kept = { isApart: true, isCut: true, isInside: true, whole: title };
  await expect.poll(() => shown.evaluate(look)).toEqual(kept);
}

const titled = (within: Locator, name: string) => within.locator(`[title^="${name}"]`);

/** As it is stored: marks that turn the direction of what comes after may be taken out. */
async function titleOf(page: Page, id: string): Promise<string> {
  type Answer = { objective: { title: string } };
  return (await ask<Answer>(page, "query ($id: ID!) { objective(id: $id) { title } }", { id })).objective.title;
}

test("emoji, bidi and unbroken words stay in their place on tree, outline, map and panel, wide and narrow", async ({
  page,
}) => {
  test.setTimeout(60_000);
  const { id } = await signedIn(page, "MEMBER");
  const name = `Script ${crypto.randomUUID().slice(0, 6)}`;
  const ids: string[] = [];
  for (const title of titlesOf(name)) ids.push(await objectiveMade(page, id, title, ids[0] ?? null));
  const titles = await Promise.all(ids.map((each) => titleOf(page, each)));
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const shape of ["tree", "outline"]) await onChart(page, shape, name, titles, ids[0] ?? "");
    await page.goto(`/alignment?shape=map&focus=${ids[0]}&open=9`);
    await expect(page.getByRole("tree", { name: "Alignment map" })).toBeVisible();
    await test.step(`map, ${width}`, () => expectNoSidewaysScroll(page));
    for (const [place, objectiveId] of ids.entries()) await onPanel(page, objectiveId, titles[place] ?? "");
  }
  for (const objectiveId of ids.reverse()) await archived(page, objectiveId);
});

async function onChart(page: Page, shape: string, name: string, titles: string[], top: string): Promise<void> {
  await page.goto(`/alignment?shape=${shape}&focus=${top}&open=9`);
  const chart = page.getByRole(shape === "tree" ? "tree" : "treegrid");
  await expect(titled(chart, name)).toHaveCount(titles.length);
  for (const title of titles) {
    const shown = chart.locator(`[title=${JSON.stringify(title)}]`);
    await test.step(`${shape}: ${title.slice(0, 30)}`, () => expectKept(shown, title));
  }
  await expectNoSidewaysScroll(page);
}

async function onPanel(page: Page, objectiveId: string, title: string): Promise<void> {
  await page.goto(`/alignment?selected=${objectiveId}&panel=open`);
  const panel = page.getByRole("complementary", { name: "Objective", exact: true });
  await expect(panel.getByRole("heading", { name: title }).first()).toBeVisible();
  expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  await expectNoSidewaysScroll(page);
}
