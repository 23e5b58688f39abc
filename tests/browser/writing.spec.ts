import type { Page } from "@playwright/test";
import { ask, choose, companyObjectives, expect, signedIn, test } from "./company";

async function fillKeyResult(
  page: Page,
  position: number,
  [title, start, target, unit]: readonly [string, string, string, string],
) {
  const card = page.getByRole("group", { name: `Key result ${position}` });
  await card.getByLabel("Key result", { exact: true }).fill(title);
  await card.getByLabel("Start", { exact: true }).fill(start);
  await card.getByLabel("Target").fill(target);
  await card.getByLabel("Unit").fill(unit);
}

test("an objective with two key results and an alignment is written, published, and asked for a reason when changed", async ({
  page,
}) => {
  await signedIn(page, "LEAD");
  const [top] = await companyObjectives(page);
  await page.goto("/objectives/new");
  await page.getByLabel("Objective", { exact: true }).fill("Hear what pipes say at night");
  const cards = page.getByRole("group", { name: /^Key result \d/ });
  await expect(cards.first()).toBeVisible();
  while ((await cards.count()) < 2) await page.getByRole("button", { name: "Add key result" }).click();
  await fillKeyResult(page, 1, ["Streets listened to", "0", "40", "streets"]);
  await fillKeyResult(page, 2, ["Hours until a leak is heard", "30", "6", "h"]);
  await cards
    .nth(1)
    .getByRole("button", { name: /Measure/ })
    .click();
  await page.getByRole("option", { name: /^Decrease/ }).click();
  await choose(page, "Contributes to", top?.title ?? "");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hear what pipes say at night" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(top?.title ?? "");
  await expect(page.getByText("Hours until a leak is heard")).toBeVisible();

  await page.goto(`/alignment?q=${encodeURIComponent("Hear what pipes")}&shape=outline`);
  await expect(page.getByRole("row").filter({ hasText: "Hear what pipes say at night" }).first()).toHaveAttribute(
    "aria-level",
    "2",
  );
  await page.goBack();

  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("button", { name: "Change Streets listened to" }).click();
  await page.getByRole("dialog", { name: "Change key result" }).getByLabel("Target").fill("35");
  await page.getByRole("dialog", { name: "Change key result" }).getByRole("button", { name: "Save" }).click();
  const why = page.getByRole("dialog", { name: "Why does this change?" });
  await expect(why.getByRole("button", { name: "Save the change" })).toBeDisabled();
  await why.getByRole("button", { name: /Reason/ }).click();
  await page.getByRole("option", { name: "People or money moved" }).click();
  await why.getByLabel(/In a sentence/).fill("One crew left");
  await why.getByRole("button", { name: "Save the change" }).click();
  await expect(why).toBeHidden();
  await expect(page.getByText(/to 35\sstreets/)).toBeVisible();
  await page
    .getByRole("link", { name: "Back to the objective" })
    .or(page.getByRole("button", { name: "Back to the objective" }))
    .click();
  await page.getByRole("navigation", { name: "Parts of this objective" }).getByText("History").click();
  await expect(page.getByRole("main")).toContainText("One crew left");
});

/** A draft of one's own, made through the API. */
async function ownDraft(page: Page, title: string): Promise<string> {
  type Frame = { viewer: { person: { id: string } }; cycle: { id: string } };
  const { viewer, cycle } = await ask<Frame>(page, "{ viewer { person { id } } cycle { id } }");
  type Made = { objectiveCreate: { objective: { id: string } | null; userErrors: { message: string }[] } };
  const { objectiveCreate } = await ask<Made>(
    page,
    "mutation ($input: ObjectiveCreateInput!) { objectiveCreate(input: $input) { objective { id } userErrors { message } } }",
    { input: { idempotencyKey: crypto.randomUUID(), title, cycleId: cycle.id, ownerId: viewer.person.id } },
  );
  expect(objectiveCreate.userErrors).toEqual([]);
  return objectiveCreate.objective?.id ?? "";
}

test("two people who save at once see both versions, and nothing is overwritten unasked", async ({ page, context }) => {
  await signedIn(page, "LEAD");
  const id = await ownDraft(page, "Listen before digging");
  const other = await context.newPage();
  for (const each of [page, other]) {
    await each.goto(`/objectives/${id}/edit`);
    await expect(each.getByLabel("Objective", { exact: true })).toHaveValue("Listen before digging");
  }
  await other.getByLabel("Objective", { exact: true }).fill("Listen first, then dig");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByRole("heading", { level: 1, name: "Listen first, then dig" })).toBeVisible();

  await page.bringToFront();
  await page.getByLabel("Objective", { exact: true }).fill("Dig only where we listened");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const conflict = page.getByRole("dialog", { name: "Someone else saved meanwhile" });
  await expect(conflict).toContainText("Listen first, then dig");
  await expect(conflict).toContainText("Dig only where we listened");
  await conflict.getByRole("button", { name: "Save mine" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dig only where we listened" })).toBeVisible();
  await other.close();
});

test("a title of ten thousand characters is not saved and not lost, and the page says what to do", async ({ page }) => {
  await signedIn(page, "LEAD");
  await page.goto("/objectives/new");
  const title = page.getByLabel("Objective", { exact: true });
  await title.fill("x".repeat(10_000));
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByRole("main")).toContainText(/at most|too long/i);
  await expect(page).toHaveURL(/\/objectives\/new/);
  await title.fill("");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByRole("main")).toContainText("Say where we are going");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Really discard?" }).click();
});

test("titles from right to left and with emoji are shown as they were written", async ({ page }) => {
  await signedIn(page, "LEAD");
  const title = "نسمع كل قطرة 💧 قبل أن نحفر";
  const id = await ownDraft(page, title);
  await page.goto(`/objectives/${id}`);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(title);
  expect(await heading.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
  await page.goto("/my-okrs");
  const link = page.getByRole("main").getByText(title).first();
  expect(await link.evaluate((element) => element.closest("[dir]")?.getAttribute("dir"))).toBe("auto");
});
