import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { atRest, expect, reportableAt, signedIn, test } from "./company";
import { enlarged } from "./tenThousand";

const KIB = 1024;

/** The scripts that a page asks for until it rests, with their compressed sizes. */
async function scriptsOf(page: Page, path: string): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  const read: Promise<void>[] = [];
  page.on("response", (response) => {
    const name = new URL(response.url()).pathname;
    if (!name.endsWith(".js")) return;
    read.push(response.body().then((body) => void sizes.set(name, gzipSync(body).length / KIB)));
  });
  await page.goto(path);
  await atRest(page);
  await Promise.all(read);
  page.removeAllListeners("response");
  return sizes;
}

const sum = (sizes: ReadonlyMap<string, number>) => [...sizes.values()].reduce((all, each) => all + each, 0);

test("the first visit needs at most 160 KiB of JavaScript", async ({ page }, info) => {
  await signedIn(page, "LEAD");
  const size = sum(await scriptsOf(page, "/"));
  info.annotations.push({ type: "KiB", description: size.toFixed(1) });
  expect(size).toBeGreaterThan(50);
  expect(size).toBeLessThanOrEqual(160);
});

test("the map and the charts are chunks of at most 30 KiB each", async ({ page }) => {
  await signedIn(page, "LEAD");
  const one = await reportableAt(page, 0);
  const { objective } = one;
  const map = await scriptsOf(page, "/alignment?shape=map");
  const chart = await scriptsOf(page, `/objectives/${objective.id}?keyResult=${one.id}`);
  const named = (sizes: ReadonlyMap<string, number>, name: string) => {
    const found = [...sizes].filter(([path]) => path.includes(name));
    expect(found, name).toHaveLength(1);
    return found[0]?.[1] ?? Infinity;
  };
  expect(named(map, "/MapView-")).toBeLessThanOrEqual(30);
  expect(named(chart, "/KeyResultPictures-")).toBeLessThanOrEqual(30);
});

/** What the page holds on to, after the browser has thrown away what nothing needs, in MB. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1_000_000;
}

test("ten thousand rows of the outline are at most 1,500 elements, and 40 MB with all that is known of them", async ({
  page,
}, info) => {
  test.setTimeout(60_000);
  await signedIn(page, "LEAD");
  await enlarged(page);
  await page.goto("/alignment?shape=outline");
  const outline = page.getByRole("treegrid");
  await expect(outline.getByRole("row").nth(5)).toBeVisible({ timeout: 20_000 });
  await outline.focus();
  const most = async () => expect(await outline.locator("*").count()).toBeLessThanOrEqual(1_500);
  await most();
  // Everything open: far more rows than there is room for.
  for (let press = 0; press < 6; press += 1) await page.keyboard.press("]");
  const rows = Number(await outline.getAttribute("aria-rowcount"));
  expect(rows).toBeGreaterThan(10_000);
  await page.keyboard.press("End");
  await expect(outline.locator("[aria-selected=true]")).toBeVisible();
  await most();
  const heap = await heapOf(page);
  info.annotations.push({ type: "MB", description: heap.toFixed(1) });
  expect(heap).toBeGreaterThan(2);
  expect(heap).toBeLessThanOrEqual(40);
});

/** Five hundred check-ins that are due, made of the one key result that was asked for. */
async function manyDue(page: Page): Promise<void> {
  await page.route("**/graphql**", async (route) => {
    if (!`${route.request().url()} ${route.request().postData() ?? ""}`.includes("CheckInPage"))
      return route.continue();
    const answer = await route.fetch();
    const body = (await answer.json()) as { data: { keyResult: { id: string }; viewer: { checkInsDue: unknown[] } } };
    const { keyResult, viewer } = body.data;
    viewer.checkInsDue = Array.from({ length: 500 }, (_, place) => ({
      __typename: "CheckInDue",
      dueAt: "2026-01-05T09:00:00+00:00",
      daysOverdue: 3,
      keyResult: { ...keyResult, id: `${keyResult.id}_${place}` },
    }));
    await route.fulfill({ response: answer, json: body });
  });
}

test("of five hundred check-ins that are due at most 3,000 elements are drawn, and whatever is to be sent", async ({
  page,
}) => {
  await signedIn(page, "LEAD");
  const { id } = await reportableAt(page, 0);
  await manyDue(page);
  await page.goto(`/check-in?keyResult=${id}`);
  const more = page.getByRole("button", { name: /^Show more: \d+ of 501 are shown$/ });
  await expect(more).toBeVisible();
  expect(await page.locator("*").count()).toBeLessThanOrEqual(3_000);
  const rows = page.locator("main li").filter({ has: page.getByRole("textbox") });
  const before = await rows.count();
  await more.click();
  await expect.poll(() => rows.count()).toBeGreaterThan(before);
  await rows.last().getByLabel(/^Note/).fill("Further down");
  await page.reload();
  await expect(rows).toHaveCount(before + 1);
  await expect(rows.last().getByLabel(/^Note/)).toHaveValue("Further down");
  await rows.last().getByLabel(/^Note/).fill("");
});
