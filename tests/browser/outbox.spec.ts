import type { Page } from "@playwright/test";
import {
  archived,
  ask,
  expect,
  objectiveMade,
  reportableAt,
  savesCheckIns,
  signedIn,
  tellsChanges,
  test,
} from "./company";

/** Notes of the check-ins of a key result, the newest first, from page to page. */
async function notesOf(page: Page, id: string, beginning: string, after: string | null = null): Promise<string[]> {
  type CheckIns = { nodes: { note: string | null }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  const { keyResult } = await ask<{ keyResult: { checkIns: CheckIns } }>(
    page,
    `query ($id: ID!, $after: String) { keyResult(id: $id) {
       checkIns(first: 100, after: $after) { nodes { note } pageInfo { hasNextPage endCursor } } } }`,
    { id, after },
  );
  const { nodes, pageInfo } = keyResult.checkIns;
  const notes = nodes.flatMap(({ note }) => (note?.startsWith(beginning) ? [note] : []));
  return pageInfo.hasNextPage ? [...notes, ...(await notesOf(page, id, beginning, pageInfo.endCursor))] : notes;
}

test("a page that loses the connection as it opens follows what changes once it is back", async ({ page }) => {
  await signedIn(page, "MEMBER");
  await page.route("**/assets/live-*.js", (route) => route.abort());
  await page.goto("/check-in");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.unroute("**/assets/live-*.js");
  const streaming = page.waitForResponse(tellsChanges);
  expect((await streaming).status()).toBe(200);
});

test("check-ins made offline wait in sight, and are sent by themselves when the connection is back", async ({
  page,
  context,
}) => {
  await signedIn(page, "MEMBER");
  const one = await reportableAt(page, 0);
  await page.goto(`/check-in?keyResult=${one.id}`);
  const note = page.getByLabel(`Note: ${one.title}`, { exact: true });
  await note.fill("From the tunnel");
  await context.setOffline(true);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("listitem", { name: one.title }).first().getByRole("status")).toContainText(
    "Not sent yet",
  );
  await expect(page.getByRole("list", { name: "Waiting to be sent" })).toContainText("From the tunnel");
  await context.setOffline(false);
  await expect(page.getByRole("list", { name: "Waiting to be sent" })).toHaveCount(0);
  await expect(page.getByRole("listitem", { name: one.title }).first().getByRole("status")).toHaveText(/^Saved/);
  expect(await notesOf(page, one.id, "From the tunnel")).toEqual(["From the tunnel"]);
});

test("what waits and is refused says why, holds nobody up, and can be given up", async ({ page, context }) => {
  await signedIn(page, "MEMBER");
  const one = await reportableAt(page, 0);
  await page.goto(`/check-in?keyResult=${one.id}`);
  await page.getByLabel(`Note: ${one.title}`, { exact: true }).fill("To be refused");
  await context.setOffline(true);
  await page.keyboard.press("Control+Enter");
  const waiting = page.getByRole("list", { name: "Waiting to be sent" });
  await expect(waiting).toContainText("To be refused");
  await page.route("**/graphql", async (route) => {
    if (!savesCheckIns(route.request())) return route.continue();
    const results = [
      {
        overtaken: false,
        repeated: false,
        userErrors: [{ message: "This cycle is closed.", code: "CYCLE_CLOSED", path: [] }],
        checkIn: null,
      },
    ];
    await route.fulfill({ json: { data: { checkInCreate: { results, affected: [], userErrors: [] } } } });
  });
  await context.setOffline(false);
  await expect(waiting.getByRole("alert")).toHaveText("This cycle is closed.");
  await page.unroute("**/graphql");
  await waiting.getByRole("button", { name: `Discard: ${one.title}` }).click();
  await expect(waiting).toHaveCount(0);
});

/** Some saves do not reach the server, some do and their answer is lost; the same ones every time. */
async function stormy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const send = globalThis.fetch;
    globalThis.fetch = async (...request) => {
      const body = request[1]?.body;
      const isSave = typeof body === "string" && body.includes('"operationName":"CheckInsSave"');
      const state = (Number(sessionStorage.getItem("storm") ?? 11) * 1_103_515_245 + 12_345) % 2_147_483_648;
      const fate = isSave && !sessionStorage.getItem("calm") ? state / 2_147_483_648 : 1;
      if (isSave) sessionStorage.setItem("storm", String(state));
      if (fate < 0.15) throw new TypeError("Cut off before it was sent");
      const answer = await send(...request);
      if (fate < 0.3) throw new TypeError("Cut off before it was answered");
      return answer;
    };
  });
}

test("of two hundred check-ins made over cuts, lost answers and reloads, each arrives once and in its order", async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  const coach = await signedIn(page, "COACH");
  const objectiveId = await objectiveMade(page, coach.id, "Weather every storm");
  type Answer = { objective: { keyResults: { nodes: { id: string; title: string }[] } } };
  const { objective } = await ask<Answer>(
    page,
    "query ($id: ID!) { objective(id: $id) { keyResults(first: 1) { nodes { id title } } } }",
    { id: objectiveId },
  );
  const { id, title } = objective.keyResults.nodes[0] ?? { id: "", title: "" };
  await page.setViewportSize({ width: 390, height: 700 });
  await stormy(page);
  await page.goto(`/check-in?keyResult=${id}`);
  const row = page.getByRole("listitem", { name: title }).first();
  const acknowledged = row.and(page.locator('[data-outcome="saved"], [data-outcome="queued"]'));
  const made = Array.from({ length: 200 }, (_, place) => `Round ${place}`);
  for (const [place, text] of made.entries()) {
    await page.getByLabel(`Note: ${title}`, { exact: true }).fill(text);
    const cut = place % 7 === 3;
    if (cut) await context.setOffline(true);
    await page.keyboard.press("Control+Enter");
    await acknowledged.waitFor();
    if (cut) await context.setOffline(false);
    if (place % 20 === 5) await page.reload();
  }
  await page.evaluate(() => sessionStorage.setItem("calm", "yes"));
  await page.reload();
  await expect.poll(async () => (await notesOf(page, id, "Round ")).toReversed(), { timeout: 30_000 }).toEqual(made);
  await expect(page.getByRole("list", { name: "Waiting to be sent" })).toHaveCount(0);
  await archived(page, objectiveId);
});
