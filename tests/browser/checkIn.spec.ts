import type { Page } from "@playwright/test";
import {
  ask,
  companyObjectives,
  expect,
  owed,
  reportable,
  reportableAt,
  savesCheckIns,
  signedIn,
  signedInOwing,
  test,
} from "./company";

async function progressOf(page: Page, id: string): Promise<number | null> {
  const { node } = await ask<{ node: { progress: number | null } }>(
    page,
    "query ($id: ID!) { node(id: $id) { ... on Objective { progress } ... on KeyResult { progress } } }",
    { id },
  );
  return node.progress;
}

test("Tab goes from value to confidence to note to blocker, and one press saves it", async ({ page }) => {
  await signedIn(page, "LEAD");
  const one = await reportableAt(page, 0);
  await page.goto(`/check-in?keyResult=${one.id}`);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (savesCheckIns(request)) sent.push(request.postData() ?? "");
  });
  const value = page.getByLabel(`Value: ${one.title}`, { exact: true });
  await value.focus();
  await page.keyboard.type(String((one.currentValue ?? 0) + 1));
  await page.keyboard.press("Tab");
  await expect(page.getByRole("radiogroup", { name: `Confidence: ${one.title}` }).locator(":focus")).toHaveCount(1);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel(`Note: ${one.title}`, { exact: true })).toBeFocused();
  await page.keyboard.type("مرحبا, one step at a time 🚀");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel(`Blocker: ${one.title}`, { exact: true })).toBeFocused();
  await page.keyboard.type("Two people are ill");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("listitem", { name: one.title }).first().getByRole("status")).toHaveText("Saved");
  expect(sent).toHaveLength(1);
  await page.goto(`/objectives/${one.objective.id}?keyResult=${one.id}`);
  await expect(page.getByText("Two people are ill")).toBeVisible();
});

test("everything that is due stands on one screen and is saved by one mutation, once", async ({ page }) => {
  const due = await signedInOwing(page);
  await page.goto("/my-okrs");
  await page.getByRole("link", { name: /check-ins? due/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check in" })).toBeVisible();
  const sent: string[] = [];
  page.on("request", (request) => {
    if (savesCheckIns(request)) sent.push(request.postData() ?? "");
  });
  for (const { title } of due) await page.getByLabel(`Note: ${title}`, { exact: true }).first().fill("As last week");
  await page.keyboard.press("Control+Enter");
  for (const { title } of due)
    await expect(page.getByRole("listitem", { name: title }).first().getByRole("status")).toHaveText(/^Saved/);
  await page.keyboard.press("Control+Enter");
  expect(sent).toHaveLength(1);
  expect(await owed(page)).toEqual([]);
  await page.reload();
  await expect(page.getByText("Nothing is due")).toBeVisible();
});

/** Someone of the demo company who may report below a company objective, signed in, with what is on the way up. */
async function reporter(page: Page) {
  for (const role of ["MEMBER", "LEAD", "ADMIN", "COACH"] as const) {
    await signedIn(page, role);
    const tops = new Set((await companyObjectives(page)).map(({ id }) => id));
    for (const keyResult of await reportable(page)) {
      const top = keyResult.objective.ancestors.find(({ id }) => tops.has(id));
      if (top) return { keyResult, mine: keyResult.objective, top };
    }
  }
  throw new Error("Nobody of the demo may report anything that reaches the company.");
}

test("a check-in of one person moves the objective and everything above it, up to the company in the tree", async ({
  page,
}) => {
  const { keyResult, mine, top } = await reporter(page);
  const shown = async () => {
    await page.goto(`/alignment?selected=${top.id}`);
    const card = page.getByRole("treeitem", { selected: true });
    await expect(card).toContainText(top.title);
    return card.textContent();
  };
  const cardBefore = await shown();
  const before = { mine: await progressOf(page, mine.id), top: await progressOf(page, top.id) };
  await page.goto(`/objectives/${mine.id}?keyResult=${keyResult.id}`);
  await page.getByRole("main").getByRole("link", { name: "Check in" }).click();
  await page.getByLabel(`Value: ${keyResult.title}`, { exact: true }).first().fill(String(keyResult.targetValue));
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("listitem", { name: keyResult.title }).first().getByRole("status")).toHaveText(/^Saved/);

  await page.goto(`/objectives/${mine.id}`);
  await expect(page.getByRole("button", { name: "Why?" })).toBeVisible();
  const after = { mine: await progressOf(page, mine.id), top: await progressOf(page, top.id) };
  expect(after.mine).toBeGreaterThan(before.mine ?? 0);
  expect(after.top).toBeGreaterThan(before.top ?? 0);
  const cardAfter = await shown();
  const percentOf = (text: string | null) => Number(/(\d+)\s*%/.exec(text ?? "")?.[1]);
  expect(percentOf(cardAfter)).toBe(Math.round((after.top ?? 0) * 100));
  expect(percentOf(cardBefore)).toBe(Math.round((before.top ?? 0) * 100));
});

test("a value that is no number, or too large, is refused beside the field and nothing is sent", async ({ page }) => {
  await signedIn(page, "LEAD");
  const one = await reportableAt(page, 1);
  await page.goto(`/check-in?keyResult=${one.id}`);
  let sent = 0;
  page.on("request", (request) => {
    if (savesCheckIns(request)) sent += 1;
  });
  const value = page.getByLabel(`Value: ${one.title}`, { exact: true });
  for (const wrong of ["many", "NaN", "1e400", "999999999999"]) {
    await value.fill(wrong);
    await expect(value).toHaveAttribute("aria-invalid", "true");
  }
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("listitem", { name: one.title }).first().getByRole("status")).not.toBeEmpty();
  expect(sent).toBe(0);
  await page.getByRole("checkbox", { name: `Save this check-in: ${one.title}` }).uncheck({ force: true });
});
