import { ask, expect, expectNoSidewaysScroll, reportableAt, signedIn, test } from "./company";

test("home says what is due and what changed, and leads to it", async ({ page }) => {
  await signedIn(page, "MEMBER");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  const due = page.getByRole("region", { name: "Due" });
  const first = due.getByRole("listitem").first().getByRole("link");
  const title = await first.innerText();
  await expect(
    page
      .getByRole("region", { name: /^Changed in .* this week$/ })
      .getByRole("listitem")
      .first(),
  ).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await first.click();
  await expect(page.getByLabel(`Note: ${title}`, { exact: true })).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Home" }).click();
  await page.getByRole("link", { name: "All changes" }).click();
  await expect(page.getByRole("dialog", { name: /^Changed since/ })).toBeVisible();
});

test("a blocker waits at home for whom it names, until they resolve it, and what is reached is a win", async ({
  page,
}) => {
  const member = await signedIn(page, "MEMBER");
  const one = await reportableAt(page, 1);
  const text = "The water is turned off until Monday";
  const save = `mutation ($input: CheckInCreateInput!) { checkInCreate(input: $input) { results { userErrors { message } } } }`;
  const checkIn = { keyResultId: one.id, status: "DONE", value: one.targetValue, note: "There at last." };
  const blockers = [{ text, needsId: member.id }];
  const input = { checkIns: [{ idempotencyKey: text, ...checkIn, blockers }] };
  await ask(page, save, { input });
  await page.goto("/");
  const wins = page.getByRole("list", { name: "Wins" }).getByRole("listitem").filter({ hasText: one.title });
  await expect(wins).toContainText("There at last.");
  const waiting = page
    .getByRole("list", { name: "Blocked until you act" })
    .getByRole("listitem")
    .filter({ hasText: text });
  await waiting.getByRole("button", { name: `Resolve: ${text}` }).click();
  await expect(waiting).toHaveCount(0);
});
