import { violations } from "./axe";
import { ask, atRest, expect, reportableAt, signedIn, test } from "./company";

test("work is planned with an effort and a link, checked while it is written, and moved on a board", async ({
  page,
}) => {
  await signedIn(page, "LEAD");
  const { objective } = await reportableAt(page, 0);
  await page.goto(`/objectives/${objective.id}`);
  await page.getByRole("button", { name: "Add initiative" }).click();
  const dialog = page.getByRole("dialog", { name: "New initiative" });
  await dialog.getByLabel("What is done").fill("Improve things");
  const smart = dialog.getByRole("status", { name: "Is it SMART?" });
  await expect(smart.getByText("Specific (not yet)", { exact: false })).toBeVisible();
  await dialog.getByLabel("What is done").fill("Rewrite 12 pages of the guide");
  await dialog.getByLabel("Effort in days").fill("2.5");
  await dialog.getByRole("button", { name: "Add a link" }).click();
  await dialog.getByLabel("Link 1").fill("https://example.com/tickets/7");
  await dialog.getByLabel("Called 1 (optional)").fill("Ticket 7");
  await expect(smart.getByText("(not yet)", { exact: false }).filter({ hasText: "Specific" })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("dialog.png") });
  await dialog.getByRole("button", { name: "Save" }).click();
  const list = page.getByRole("region", { name: "Initiatives" });
  await expect(list.getByRole("link", { name: "Ticket 7" })).toHaveAttribute("href", "https://example.com/tickets/7");

  await list.getByRole("link", { name: "Board" }).click();
  const card = (column: string) =>
    page.getByRole("region", { name: column }).getByRole("row", { name: "Rewrite 12 pages of the guide" });
  await expect(card("Planned")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("board.png") });
  await card("Planned").getByRole("button", { name: "Move to: Rewrite 12 pages of the guide" }).click();
  await page.getByRole("option", { name: "Doing" }).click();
  await expect(card("Doing")).toBeVisible();

  // By the keys: the handle, then the column, then Enter. What comes live meanwhile would let go of what is held.
  await expect(page.getByText(/moved to Doing/)).toBeVisible();
  await atRest(page);
  await card("Doing").getByRole("button", { name: /drag/i }).focus();
  await page.keyboard.press("Enter");
  // It is held once the keys have gone to where it may be put.
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  await expect.poll(focused).toContain("Drop on");
  const done = page.getByRole("grid", { name: "Done" });
  for (let step = 0; step < 8; step++) {
    const here = await page.evaluate(() => document.activeElement?.closest('section[aria-label="Done"]') !== null);
    if (here) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(done.getByRole("row", { name: "Rewrite 12 pages of the guide" })).toBeVisible();

  await card("Done").dragTo(page.getByRole("grid", { name: "Planned" }));
  await expect(card("Planned")).toBeVisible();
});

test("what got done is ticked off next to the check-in", async ({ page }) => {
  await signedIn(page, "LEAD");
  const keyResult = await reportableAt(page, 1);
  await ask(
    page,
    "mutation ($input: InitiativeCreateInput!) { initiativeCreate(input: $input) { userErrors { code } } }",
    {
      input: { idempotencyKey: "tick", goalId: keyResult.id, title: "Call ten customers", state: "DOING" },
    },
  );
  await page.goto(`/check-in?keyResult=${keyResult.id}`);
  const row = page.getByRole("group", { name: `What got done: ${keyResult.title}` });
  const box = row.getByRole("checkbox", { name: "Call ten customers" });
  await row.getByText("Call ten customers").click();
  await expect(box).toBeChecked();
  const { keyResult: after } = await ask<{ keyResult: { initiatives: { nodes: { state: string }[] } } }>(
    page,
    "query ($id: ID!) { keyResult(id: $id) { initiatives(first: 20) { nodes { title state } } } }",
    { id: keyResult.id },
  );
  expect(after.initiatives.nodes).toContainEqual({ title: "Call ten customers", state: "DONE" });
});
