import type { Page } from "@playwright/test";
import { archived, ask, expect, signedIn, test } from "./company";

/** An objective that only its owner sees, with one key result. */
async function own(page: Page): Promise<{ id: string; keyResultId: string; title: string }> {
  const { id: ownerId } = await signedIn(page, "MEMBER");
  const title = `Taken back ${crypto.randomUUID().slice(0, 6)}`;
  const { cycle } = await ask<{ cycle: { id: string } }>(page, "{ cycle { id } }");
  type Made = { objectiveCreate: { objective: { id: string; keyResults: { nodes: { id: string }[] } } } };
  const { objectiveCreate } = await ask<Made>(
    page,
    `mutation ($input: ObjectiveCreateInput!) { objectiveCreate(input: $input) {
       objective { id keyResults(first: 1) { nodes { id } } } } }`,
    {
      input: {
        idempotencyKey: crypto.randomUUID(),
        title,
        cycleId: cycle.id,
        ownerId,
        visibility: "PRIVATE",
        publish: true,
        keyResults: [{ title: `Steps of ${title}`, measure: "INCREASE", startValue: 0, targetValue: 10 }],
      },
    },
  );
  const { id, keyResults } = objectiveCreate.objective;
  return { id, keyResultId: keyResults.nodes[0]?.id ?? "", title };
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("a title is edited where it stands; a lost answer keeps it and tries again; Ctrl+Z takes it back", async ({
  page,
}) => {
  const { id, title } = await own(page);
  await page.goto(`/objectives/${id}`);
  await page.getByRole("button", { name: "Edit the title" }).click();
  const field = page.getByRole("textbox", { name: "the title, new" });
  await expect(field).toBeFocused();
  await field.press("ControlOrMeta+a");
  await page.keyboard.type(`${title}, in other words`);
  await page.route("**/graphql**", (route) => route.abort());
  await field.press("Enter");
  await expect(heading(page)).toHaveText(`${title}, in other words`);
  await expect(page.getByText(/Not saved\. The server cannot be reached/)).toBeVisible();
  await page.unroute("**/graphql**");
  await page.getByRole("button", { name: "Retry the title" }).click();
  await expect(page.getByText(/in other words” saved/)).toBeVisible();
  await expect(page.getByText(/Not saved/)).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/Undone: /)).toBeVisible();
  await expect(heading(page)).toHaveText(title);
  await archived(page, id);
});

test("a weight is edited where it stands, with its reason, and taken back by the button", async ({ page }) => {
  const { id, keyResultId, title } = await own(page);
  await page.goto(`/objectives/${id}?keyResult=${keyResultId}`);
  await page.getByRole("button", { name: `Edit weight of Steps of ${title}` }).click();
  const field = page.getByRole("textbox", { name: `weight of Steps of ${title}, new` });
  await field.fill("-1");
  await expect(page.getByText("From 0 to 1,000,000")).toBeVisible();
  await field.fill("3");
  await field.press("Enter");
  const why = page.getByRole("dialog", { name: "Why does this change?" });
  await why.getByRole("button", { name: /Reason/ }).click();
  await page.getByRole("option", { name: "Correction of a mistake" }).click();
  await why.getByRole("button", { name: "Save the change" }).click();
  const row = page.getByRole("listitem").filter({ hasText: `Steps of ${title}` });
  await expect(row.first()).toContainText("weight 3");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: Weight 3 saved")).toBeVisible();
  await expect(row.first()).toContainText("weight 1");
  await archived(page, id);
});

test("a check-in is taken back by a correction that withdraws it, and its row can be saved anew", async ({ page }) => {
  const { id, keyResultId, title } = await own(page);
  const current = async () =>
    (
      await ask<{ keyResult: { currentValue: number | null } }>(
        page,
        "query ($id: ID!) { keyResult(id: $id) { currentValue } }",
        { id: keyResultId },
      )
    ).keyResult.currentValue;
  await page.goto(`/check-in?keyResult=${keyResultId}`);
  const row = page.getByRole("listitem").filter({ hasText: `Steps of ${title}` });
  await row
    .getByRole("textbox", { name: /Value|now/i })
    .first()
    .fill("4");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("1 check-in saved")).toBeVisible();
  expect(await current()).toBe(4);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: 1 check-in saved")).toBeVisible();
  expect(await current()).toBe(0);
  await page.keyboard.press("Control+Enter");
  await expect.poll(current).toBe(4);
  await archived(page, id);
});
