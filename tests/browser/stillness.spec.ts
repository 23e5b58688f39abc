import { atRest, expect, signedIn, test } from "./company";

type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };

const UNREAD = {
  __typename: "Announcement",
  id: "ann_0000000000000",
  unit: { __typename: "Company", id: "com_0000000000000", name: "Everybody" },
  cycle: { __typename: "Cycle", id: "cyc_0000000000000", name: "This one" },
};

test("an announcement that arrives late is in sight, and moves nothing under the pointer", async ({ page }) => {
  await signedIn(page, "LEAD");
  await page.addInitScript(() => {
    const kept = window as unknown as { shifted: number };
    kept.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) if (!entry.hadRecentInput) kept.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  let open: () => void = () => {};
  const gate = new Promise<void>((done) => {
    open = done;
  });
  await page.route("**/graphql", async (route) => {
    if (!route.request().postData()?.includes('"operationName":"UnreadBanner"')) return route.continue();
    const answer = await route.fetch();
    const { data } = (await answer.json()) as { data: { viewer: object } };
    await gate;
    await route.fulfill({ json: { data: { viewer: { ...data.viewer, unreadAnnouncements: [UNREAD] } } } });
  });
  await page.goto("/");
  const heading = page.getByRole("heading", { name: "Due", exact: true });
  await expect(heading).toBeVisible();
  const before = await heading.boundingBox();
  await page.waitForFunction(() => document.readyState === "complete");
  open();
  const banner = page.getByRole("complementary", { name: "Announcement" });
  await expect(banner).toContainText("Everybody has announced");
  await expect(banner).toBeInViewport();
  await atRest(page);
  expect((await heading.boundingBox())?.y).toBe(before?.y);
  const shifted = await page.evaluate(() => (window as unknown as { shifted: number }).shifted);
  expect(shifted).toBeLessThan(0.02);
});
