import type { Locator, Page } from "@playwright/test";
import { archived, ask, expect, objectiveMade, signedIn, test } from "./company";

/** A branch of its own that only its owner sees: a top, two sides, and one under the left side that is half done. */
type Branch = { name: string; top: string; left: string; right: string; carried: string };

async function branch(page: Page): Promise<Branch> {
  const { id } = await signedIn(page, "MEMBER");
  const name = `Realigned ${crypto.randomUUID().slice(0, 6)}`;
  const top = await objectiveMade(page, id, `${name} top`, null);
  const left = await objectiveMade(page, id, `${name} left`, top);
  const right = await objectiveMade(page, id, `${name} right`, top);
  const carried = await objectiveMade(page, id, `${name} carried`, left, 5);
  return { name, top, left, right, carried };
}

async function cleared(page: Page, { top, left, right, carried }: Branch): Promise<void> {
  for (const id of [carried, left, right, top]) await archived(page, id);
}

async function parentOf(page: Page, id: string): Promise<string | null> {
  const { objective } = await ask<{ objective: { parentId: string | null } }>(
    page,
    "query ($id: ID!) { objective(id: $id) { parentId } }",
    { id },
  );
  return objective.parentId;
}

// High enough for four levels of cards at once.
test.use({ viewport: { width: 1280, height: 1000 } });

const chart = (page: Page) => page.getByRole("tree", { name: /^Alignment (tree|map)$/ });
const card = (page: Page, title: string) => chart(page).getByRole("treeitem").filter({ hasText: title });
const dialog = (page: Page) => page.getByRole("dialog", { name: "Move it here?" });

async function middleOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("The card has no place on the page.");
  return { x: box.x + Math.min(box.width, 200) / 2, y: box.y + Math.min(box.height, 60) / 2 };
}

async function dragged(page: Page, from: string, to: string): Promise<void> {
  const [start, end] = [await middleOf(card(page, from)), await middleOf(card(page, to))];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await expect(page.getByRole("group", { name: "Move an objective" })).toContainText(from);
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await expect(page.locator("[data-armed]")).toHaveAttribute("data-goes", "under");
  await page.mouse.up();
}

async function confirmed(page: Page): Promise<void> {
  await expect(dialog(page).getByRole("table")).toContainText("→");
  await dialog(page).getByRole("button", { name: "Move", exact: true }).click();
  const why = page.getByRole("dialog", { name: "Why does this change?" });
  await why.getByRole("button", { name: /Reason/ }).click();
  await page.getByRole("option", { name: "Correction of a mistake" }).click();
  await why.getByRole("button", { name: "Save the change" }).click();
}

test("a card held on the tree and dropped on another moves there once confirmed, and Undo takes it back", async ({
  page,
}) => {
  const made = await branch(page);
  await page.goto(`/alignment?shape=tree&focus=${made.top}&open=9`);
  await dragged(page, `${made.name} carried`, `${made.name} right`);
  await expect(dialog(page)).toContainText(`${made.name} right`);
  expect(await parentOf(page, made.carried)).toBe(made.left);
  await confirmed(page);
  await expect(page.getByText("carried” moved")).toBeVisible();
  expect(await parentOf(page, made.carried)).toBe(made.right);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/Undone: .*carried/)).toBeVisible();
  expect(await parentOf(page, made.carried)).toBe(made.left);
  await cleared(page, made);
});

test("on the map too; let go over nothing, all stays as it was; a newer change is not undone", async ({ page }) => {
  const made = await branch(page);
  await page.goto(`/alignment?shape=map&focus=${made.top}&open=9`);
  await dragged(page, `${made.name} carried`, `${made.name} right`);
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  expect(await parentOf(page, made.carried)).toBe(made.left);

  await dragged(page, `${made.name} carried`, `${made.name} right`);
  await confirmed(page);
  await expect(page.getByText("carried” moved")).toBeVisible();
  const { objective } = await ask<{ objective: { version: number } }>(
    page,
    "query ($id: ID!) { objective(id: $id) { version } }",
    { id: made.carried },
  );
  await ask(
    page,
    "mutation ($input: ObjectiveUpdateInput!) { objectiveUpdate(input: $input) { userErrors { code } } }",
    {
      input: {
        id: made.carried,
        ifVersion: objective.version,
        title: `${made.name} carried by another`,
        reason: { kind: "CORRECTION" },
      },
    },
  );
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/Somebody has changed it since/)).toBeVisible();
  expect(await parentOf(page, made.carried)).toBe(made.right);
  await cleared(page, made);
});

test("by keys alone: x picks up, the arrows go, Enter puts down, and Ctrl+Z takes it back", async ({ page }) => {
  const made = await branch(page);
  await page.goto(`/alignment?shape=outline&focus=${made.top}&open=9&selected=${made.carried}`);
  const outline = page.getByRole("treegrid", { name: "Alignment outline" });
  await outline.focus();
  await expect(outline.getByRole("row", { selected: true })).toContainText(`${made.name} carried`);
  await page.keyboard.press("x");
  const bar = page.getByRole("group", { name: "Move an objective" });
  await expect(bar).toContainText("It cannot contribute to itself");
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await page.keyboard.press("x");
  await page.keyboard.press("ArrowUp");
  await expect(bar).toContainText("It stands there already");
  await page.keyboard.press("Enter");
  await expect(bar).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(bar).toContainText(`Onto “${made.name} right”?`);
  await page.keyboard.press("Enter");
  await confirmed(page);
  await expect(page.getByText("carried” moved")).toBeVisible();
  expect(await parentOf(page, made.carried)).toBe(made.right);
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/Undone: .*carried/)).toBeVisible();
  expect(await parentOf(page, made.carried)).toBe(made.left);
  await cleared(page, made);
});
