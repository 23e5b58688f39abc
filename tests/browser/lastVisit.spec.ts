import type { BrowserContext, Page } from "@playwright/test";
import { violationsInBothThemes } from "./axe";
import { ask, atRest, demoPeople, expect, reportableAt, signedIn, signedInOwing, test } from "./company";

test.use({ serviceWorkers: "allow" });

const isFor = (page: Page, title: string) => page.getByRole("listitem", { name: title }).first();
const asOf = (page: Page) => page.getByRole("status", { name: "Connection" });

/** What this browser has kept of the visit: how much, and for whom. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === "plumbline-visit")) return [];
    const open = await new Promise<IDBDatabase | null>((done) => {
      const asked = indexedDB.open("plumbline-visit");
      // Deleted meanwhile: looking must not make an empty one, which the page would take for its own.
      asked.onupgradeneeded = () => asked.transaction?.abort();
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => done(null);
    });
    if (open === null) return [];
    const keys = await new Promise<string[]>((done) => {
      const asked = open.transaction("answers").objectStore("answers").getAllKeys();
      asked.onsuccess = () => done(asked.result.map(String));
    });
    open.close();
    return keys.map((key) => key.split(" ")[0] ?? "");
  });
}

/** A visit after which the app opens offline: the home page and what is due have been kept. */
async function visited(page: Page): Promise<void> {
  await page.goto("/");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect.poll(() => kept(page).then((keys) => keys.length)).toBeGreaterThanOrEqual(3);
  await atRest(page);
}

async function startedOffline(context: BrowserContext, page: Page, path: string): Promise<Page> {
  await page.close();
  await context.setOffline(true);
  const later = await context.newPage();
  await later.goto(path);
  return later;
}

test("what was due at the last visit is there without a connection, and check-ins made then are sent later", async ({
  page,
  context,
}) => {
  const one = (await signedInOwing(page)).at(-1);
  if (!one) throw new Error("Nothing is due.");
  await visited(page);
  // As a link in an e-mail leads to it.
  const offline = await startedOffline(context, page, `/check-in?keyResult=${one.id}`);
  await expect(asOf(offline)).toContainText("as of");
  const first = offline
    .getByRole("listitem")
    .filter({ has: offline.getByRole("radiogroup") })
    .first();
  await expect(first).toHaveAccessibleName(one.title);
  expect(await violationsInBothThemes(offline)).toEqual([]);
  await offline.getByLabel(`Note: ${one.title}`, { exact: true }).fill("From the mountain hut");
  await offline.keyboard.press("Control+Enter");
  await expect(isFor(offline, one.title).getByRole("status")).toContainText("Not sent yet");
  await offline.getByRole("link", { name: "Home", exact: true }).click();
  await expect(offline.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  await expect(offline.getByRole("alert")).toHaveCount(0);
  await context.setOffline(false);
  await expect(asOf(offline)).toHaveCount(0);
  type Answer = { keyResult: { checkIns: { nodes: { note: string | null }[] } } };
  const stored = async () => {
    const text = "query ($id: ID!) { keyResult(id: $id) { checkIns(first: 20) { nodes { note } } } }";
    const { keyResult } = await ask<Answer>(offline, text, { id: one.id });
    return keyResult.checkIns.nodes.filter(({ note }) => note === "From the mountain hut").length;
  };
  await expect.poll(stored).toBe(1);
});

test("nothing of a visit outlives signing out, the end of a session or another person", async ({ page, context }) => {
  const person = await signedIn(page, "LEAD");
  await visited(page);
  await expect.poll(async () => [...new Set(await kept(page))]).toEqual([person.id]);
  const other = await signedIn(page, "MEMBER");
  await page.goto("/check-in");
  await expect.poll(async () => [...new Set(await kept(page))]).toEqual([other.id]);
  await context.clearCookies();
  await page.goto("/my-okrs");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect.poll(() => kept(page)).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem("plumbline.visitor"))).toBeNull();
  const offline = await startedOffline(context, page, "/check-in");
  await expect(offline.locator("#root")).toContainText("The server cannot be reached");
});

test("what waits from an offline start is never sent in the name of somebody who has signed in since", async ({
  page,
  context,
}) => {
  const person = await signedIn(page, "LEAD");
  const one = await reportableAt(page, 1);
  // Named in the address: what is due is everybody's to report on meanwhile.
  const address = `/check-in?keyResult=${one.id}`;
  await page.goto(address);
  await expect(page.getByRole("textbox", { name: /^Note: / }).first()).toBeVisible();
  await atRest(page);
  await visited(page);
  const other = (await demoPeople(page)).find(({ role }) => role === "MEMBER");
  const offline = await startedOffline(context, page, address);
  await expect(asOf(offline)).toContainText("as of");
  const row = offline.getByRole("textbox", { name: /^Note: / }).first();
  await row.fill("Written by the one who left");
  await offline.keyboard.press("Control+Enter");
  await expect(offline.getByRole("list", { name: "Waiting to be sent" })).toContainText("Written by the one who left");
  const saves: string[] = [];
  offline.on("request", (request) => {
    if (request.postData()?.includes('"operationName":"CheckInsSave"')) saves.push(request.url());
  });
  await offline.route("**/session", async (route) => {
    const answer = await route.fetch();
    const session = (await answer.json()) as { person: object };
    await route.fulfill({ response: answer, json: { ...session, person: { ...session.person, id: other?.id } } });
  });
  await context.setOffline(false);
  await expect(asOf(offline)).toHaveCount(0);
  await atRest(offline);
  expect(saves).toEqual([]);
  await expect(offline.getByRole("list", { name: "Waiting to be sent" })).toHaveCount(0);
  await offline.unroute("**/session");
  expect(person.id).not.toBe(other?.id);
  await offline.evaluate(() => indexedDB.deleteDatabase("plumbline"));
});
