import type { Page, Route } from "@playwright/test";
import { ask, expect, reportableAt, signedIn, test } from "./company";

const ROUNDS = 12;

function isSave(route: Route): boolean {
  return route.request().postData()?.includes('"operationName":"CheckInsSave"') ?? false;
}

async function notesOf(page: Page, id: string, beginning: string): Promise<string[]> {
  type Answer = { keyResult: { checkIns: { nodes: { note: string | null }[] } } };
  const { keyResult } = await ask<Answer>(
    page,
    "query ($id: ID!) { keyResult(id: $id) { checkIns(first: 100) { nodes { note } } } }",
    { id },
  );
  return keyResult.checkIns.nodes.flatMap(({ note }) => (note?.startsWith(beginning) ? [note] : []));
}

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
    if (!isSave(route)) return route.continue();
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

test("over cuts, lost answers and reloads every check-in arrives once, in the order in which it was made", async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await signedIn(page, "LEAD");
  const one = await reportableAt(page, 2);
  let seed = 11;
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  await page.route("**/graphql", async (route) => {
    if (!isSave(route)) return route.continue();
    const dice = chance();
    if (dice < 0.3) return route.abort("internetdisconnected");
    if (dice < 0.55) {
      await route.fetch();
      return route.abort("connectionreset");
    }
    return route.continue();
  });
  const made = Array.from({ length: ROUNDS }, (_, place) => `Round ${String(place).padStart(2, "0")}`);
  for (const text of made) {
    await page.goto(`/check-in?keyResult=${one.id}`);
    await page.getByLabel(`Note: ${one.title}`, { exact: true }).fill(text);
    if (chance() < 0.3) await context.setOffline(true);
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("listitem", { name: one.title }).first().getByRole("status")).toHaveText(
      /^(Saved|Not sent yet)/,
    );
    await context.setOffline(false);
  }
  await page.unroute("**/graphql");
  await page.reload();
  await expect
    .poll(() => notesOf(page, one.id, "Round ").then((notes) => notes.length), { timeout: 30_000 })
    .toBe(ROUNDS);
  const stored = await notesOf(page, one.id, "Round ");
  expect(stored.toSorted()).toEqual(made);
  expect(stored.toReversed()).toEqual(made);
});
