import type { Page, Route } from "@playwright/test";
import { ask, companyObjectives, expect, reportableAt, savesCheckIns, signedIn, test } from "./company";

const isSave = (route: Route) => savesCheckIns(route.request());
const isFor = (page: Page, title: string) => page.getByRole("listitem", { name: title }).first();

test("a server that fails is said in one sentence with a way on, and trying again works", async ({ page }) => {
  test.setTimeout(60_000);
  await signedIn(page, "LEAD");
  for (const path of ["/alignment", "/my-okrs", "/check-in", "/teams", "/objectives/new"]) {
    await page.route("**/graphql", (route) => route.fulfill({ status: 500, body: "broken" }));
    await page.goto(path);
    await expect(page.getByRole("alert")).toContainText(/try again/i);
    await page.unroute("**/graphql");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

test("an answer cut in the middle is said, never shown as a blank page", async ({ page }) => {
  await signedIn(page, "LEAD");
  await page.route("**/graphql", (route) =>
    route.fulfill({ status: 200, contentType: "application/graphql-response+json", body: '{"data":{"viewer":{"chec' }),
  );
  await page.goto("/my-okrs");
  await expect(page.getByRole("alert")).toContainText(/try again/i);
  await page.goto("/alignment");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});

test("a server that is away when the app starts is said on every page", async ({ page }) => {
  await signedIn(page, "LEAD");
  await page.route("**/session", (route) => route.abort());
  await page.goto("/alignment");
  await expect(page.getByRole("alert")).toContainText(/cannot be reached/i);
  await page.unroute("**/session");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("tree", { name: "Alignment tree" })).toBeVisible();
});

test("a network lost in the middle of a check-in loses nothing typed, and it is counted once", async ({ page }) => {
  await signedIn(page, "LEAD");
  const one = await reportableAt(page, -1);
  const note = page.getByLabel(`Note: ${one.title}`, { exact: true });
  await page.goto(`/check-in?keyResult=${one.id}`);
  await note.fill("Written while the train was in the tunnel");
  // The server takes it, the answer is lost on the way back.
  await page.route("**/graphql", async (route) => {
    if (!isSave(route)) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.keyboard.press("Control+Enter");
  await expect(isFor(page, one.title).getByRole("status")).toContainText("What you typed is kept");
  const waiting = page.getByRole("list", { name: "Waiting to be sent" }).getByRole("listitem");
  await expect(waiting.filter({ hasText: "Written while the train was in the tunnel" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Check in 1 not sent yet" })).toBeVisible();
  await page.reload();
  await expect(waiting.filter({ hasText: "Written while the train was in the tunnel" })).toBeVisible();
  await page.unrouteAll({ behavior: "wait" });
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(waiting).toHaveCount(0);
  await expect(page.getByText("not sent yet")).toHaveCount(0);
  type Answer = { keyResult: { checkIns: { nodes: { note: string | null }[] } } };
  const { keyResult } = await ask<Answer>(
    page,
    "query ($id: ID!) { keyResult(id: $id) { checkIns(first: 20) { nodes { note } } } }",
    { id: one.id },
  );
  const kept = keyResult.checkIns.nodes.filter((each) => each.note === "Written while the train was in the tunnel");
  expect(kept).toHaveLength(1);
});

test("a comment whose answer was lost is sent again by hand, and is there once", async ({ page }) => {
  await signedIn(page, "LEAD");
  const [objective] = await companyObjectives(page);
  await page.goto(`/objectives/${objective?.id}`);
  const comments = page.getByRole("region", { name: "Comments" });
  const said = `The lamp went out ${crypto.randomUUID()}`;
  await comments.getByLabel("Say something").fill(said);
  // The server takes it, the answer is lost on the way back.
  await page.route("**/graphql", async (route) => {
    if (!route.request().postData()?.includes(said)) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await comments.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(comments.getByRole("alert")).toBeVisible();
  await page.unroute("**/graphql");
  // What others change makes the page ask again, and the comment that is there already moves the form from under the pointer.
  const field = comments.getByLabel("Say something");
  await expect(async () => {
    if ((await field.inputValue()) !== "")
      await comments.getByRole("button", { name: "Comment", exact: true }).click({ timeout: 2_000 });
    await expect(field).toHaveValue("", { timeout: 3_000 });
  }).toPass({ timeout: 20_000 });
  await page.reload();
  await expect(comments.getByText(said)).toHaveCount(1);
});

test("a check-in that met the end of the session comes back to the same page and is sent after signing in, once", async ({
  page,
  context,
}) => {
  const person = await signedIn(page, "LEAD");
  const one = await reportableAt(page, -2);
  const note = page.getByLabel(`Note: ${one.title}`, { exact: true });
  await page.goto(`/check-in?keyResult=${one.id}`);
  await note.fill("Half a thought");
  await context.clearCookies();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByRole("button", { name: person.name }).click();
  await expect(page).toHaveURL(/\/check-in/);
  type Answer = { keyResult: { checkIns: { nodes: { note: string | null }[] } } };
  const stored = async () => {
    const text = "query ($id: ID!) { keyResult(id: $id) { checkIns(first: 20) { nodes { note } } } }";
    const { keyResult } = await ask<Answer>(page, text, { id: one.id });
    return keyResult.checkIns.nodes.filter((each) => each.note === "Half a thought").length;
  };
  await expect.poll(stored).toBe(1);
  await page.reload();
  await expect(note).toHaveValue("");
  expect(await stored()).toBe(1);
});

test("what is typed and not saved survives a session that ended", async ({ page, context }) => {
  const person = await signedIn(page, "LEAD");
  const one = await reportableAt(page, -2);
  const note = page.getByLabel(`Note: ${one.title}`, { exact: true });
  await page.goto(`/check-in?keyResult=${one.id}`);
  await note.fill("Half a thought more");
  await context.clearCookies();
  await page.goto("/my-okrs");
  await page.getByRole("button", { name: person.name }).click();
  await page.waitForURL(/\/my-okrs/);
  await page.goto(`/check-in?keyResult=${one.id}`);
  await expect(note).toHaveValue("Half a thought more");
  await page.getByRole("checkbox", { name: `Save this check-in: ${one.title}` }).uncheck({ force: true });
});

test("an objective being written survives a session that ended", async ({ page, context }) => {
  const person = await signedIn(page, "LEAD");
  await page.goto("/objectives/new");
  await page.getByLabel("Objective", { exact: true }).fill("Hear every drop");
  await page.getByLabel("Key result", { exact: true }).first().fill("Drops heard");
  await page.getByLabel("Target").first().fill("12");
  // What is looked up while typing has been answered, so that nothing but the save meets the ended session.
  await expect(page.getByRole("status", { name: "Could be better" })).toContainText("key results");
  await context.clearCookies();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByRole("button", { name: person.name }).click();
  await expect(page.getByLabel("Objective", { exact: true })).toHaveValue("Hear every drop");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Really discard?" }).click();
});

test("unknown addresses and unknown objectives, teams and people say so and lead back", async ({ page }) => {
  await signedIn(page, "MEMBER");
  for (const path of [
    "/objectives/obj_0000000000000",
    "/objectives/nonsense",
    "/teams/team_0000000000000",
    "/people/per_0000000000000",
    "/no/such/place",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).or(page.getByRole("alert"))).toBeVisible();
    await expect(
      page
        .getByRole("link", { name: "Go to Alignment" })
        .or(page.getByRole("button", { name: "Try again" }))
        .first(),
    ).toBeVisible();
  }
  await page.goto("/alignment?selected=obj_0000000000000&panel=open&cycle=cyc_0000000000000&zoom=banana&open=~~");
  await expect(page.getByRole("main")).not.toBeEmpty();
  await expect(page.getByRole("heading").first()).toBeVisible();
});
