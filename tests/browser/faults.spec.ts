import type { Page } from "@playwright/test";
import { companyObjectives, expect, expectNoSidewaysScroll, owed, reportableAt, signedIn, test } from "./company";

const field = (page: Page) => page.getByRole("region", { name: "Comments" }).getByLabel("Say something");
const send = (page: Page) =>
  page.getByRole("region", { name: "Comments" }).getByRole("button", { name: "Comment", exact: true }).click();

test("a comment met by a failing server, a cut answer and the end of the session is still there", async ({
  page,
  context,
}) => {
  const person = await signedIn(page, "LEAD");
  const [objective] = await companyObjectives(page);
  await page.goto(`/objectives/${objective?.id}`);
  await field(page).fill("Said in spite of it all");
  for (const answer of [
    { status: 500, body: "broken" },
    { status: 200, contentType: "application/graphql-response+json", body: '{"data":{"commentCre' },
  ]) {
    await page.route("**/graphql", (route) => route.fulfill(answer));
    await send(page);
    await expect(page.getByRole("region", { name: "Comments" }).getByRole("alert")).toBeVisible();
    await expect(field(page)).toHaveValue("Said in spite of it all");
    await page.unroute("**/graphql");
  }
  await context.clearCookies();
  await send(page);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByRole("button", { name: person.name }).click();
  await expect(field(page)).toHaveValue("Said in spite of it all");
  await page.reload();
  await expect(field(page)).toHaveValue("Said in spite of it all");
  await field(page).fill("");
  await page.reload();
  await expect(field(page)).toHaveValue("");
});

test("a browser without room says so once, and holds what is typed as long as the page is open", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await signedIn(page, "LEAD");
  const [objective] = await companyObjectives(page);
  await page.goto(`/objectives/${objective?.id}`);
  await field(page).pressSequentially("No room");
  await expect(page.getByText("This browser has no room left to keep what you type.")).toHaveCount(1);
  await expect(field(page)).toHaveValue("No room");
});

test("a clock a day ahead or behind changes neither what is due nor what the tree says", async ({ page }) => {
  await signedIn(page, "LEAD");
  const boxes = page.getByRole("main").getByRole("checkbox", { name: /^Save this check-in/ });
  const showsWhatIsDue = async () => {
    await page.goto("/check-in");
    await expect(boxes).toHaveCount((await owed(page)).length);
  };
  await showsWhatIsDue();
  for (const days of [-1, 1]) {
    await page.clock.setFixedTime(Date.now() + days * 86_400_000);
    await showsWhatIsDue();
    await page.goto("/alignment");
    await expect(page.getByRole("tree", { name: "Alignment tree" })).toBeVisible();
  }
});

test("one unbroken word, emoji and text from right to left push no page sideways on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signedIn(page, "LEAD");
  const one = await reportableAt(page, 0);
  let title = "";
  // What the server sends is changed on its way, so that nobody else meets these titles.
  await page.route("**/graphql", async (route) => {
    const answer = await route.fetch();
    const text = (await answer.text()).replaceAll(JSON.stringify(one.title), JSON.stringify(title));
    const objective = JSON.stringify(one.objective.title);
    await route.fulfill({ response: answer, body: text.replaceAll(objective, JSON.stringify(title)) });
  });
  for (title of ["W".repeat(200), `${"💧".repeat(60)} נשמע ${"\u202e"}كل قطرة`]) {
    for (const path of [`/check-in?keyResult=${one.id}`, `/objectives/${one.objective.id}`]) {
      await page.goto(path);
      await expect(page.getByText(title).first()).toBeAttached();
      await expectNoSidewaysScroll(page);
    }
  }
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("where a browser keeps nothing, a check-in is sent all the same, and one that cannot be sent is not said to wait", async ({
  page,
  context,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("refused", "SecurityError");
    };
  });
  await signedIn(page, "LEAD");
  const one = await reportableAt(page, 0);
  await page.goto(`/check-in?keyResult=${one.id}`);
  const row = page.getByRole("listitem", { name: one.title }).first();
  const note = page.getByLabel(`Note: ${one.title}`, { exact: true });
  await note.fill("Nothing keeps this");
  await context.setOffline(true);
  await page.keyboard.press("Control+Enter");
  await expect(row.getByRole("status")).toContainText("this browser has no room to keep it for later");
  await expect(page.getByRole("list", { name: "Waiting to be sent" })).toHaveCount(0);
  await expect(note).toHaveValue("Nothing keeps this");
  await context.setOffline(false);
  await page.keyboard.press("Control+Enter");
  await expect(row.getByRole("status")).toHaveText(/^Saved/);
});
