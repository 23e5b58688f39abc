import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, reportableAt, signedIn, test } from "./company";

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
  await page.waitForLoadState("networkidle");
  await Promise.all(read);
  page.removeAllListeners("response");
  return sizes;
}

const sum = (sizes: ReadonlyMap<string, number>) => [...sizes.values()].reduce((all, each) => all + each, 0);

test("the first visit needs at most 170 KiB of JavaScript", async ({ page }, info) => {
  await signedIn(page, "LEAD");
  const size = sum(await scriptsOf(page, "/"));
  info.annotations.push({ type: "KiB", description: size.toFixed(1) });
  expect(size).toBeGreaterThan(50);
  expect(size).toBeLessThanOrEqual(170);
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
  expect(named(chart, "/CheckInChart-")).toBeLessThanOrEqual(30);
});
