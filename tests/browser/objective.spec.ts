import { readFile } from "node:fs/promises";
import { violations } from "./axe";
import { ask, atRest, companyObjectives, expect, reportable, signedIn, test } from "./company";

test("an objective shows its key results, a chart, and the same numbers as a table", async ({ page }) => {
  await signedIn(page, "LEAD");
  const [top] = await companyObjectives(page);
  await page.goto(`/objectives/${top?.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(top?.title ?? "");
  const keyResults = page
    .getByRole("region", { name: "Key results" })
    .or(page.locator("section", { hasText: "Key results" }));
  await atRest(page);
  await keyResults
    .getByRole("button", { name: /^Open / })
    .first()
    .click();
  await expect(page.getByRole("img", { name: /on .*Expected/ })).toBeVisible();
  await page.getByRole("button", { name: "Check-ins as a table" }).click();
  await expect(page.getByRole("table").getByRole("row").nth(1)).toBeVisible();
  await expect(page).toHaveURL(/keyResult=kr_/);
  await page.reload();
  await expect(page.getByRole("img", { name: /on .*Expected/ })).toBeVisible();
});

test("a key result has a burn-up and a calendar, each as a table and as files", async ({ page }) => {
  await signedIn(page, "LEAD");
  const [top] = await companyObjectives(page);
  await page.goto(`/objectives/${top?.id}`);
  await atRest(page);
  await page
    .getByRole("button", { name: /^Open / })
    .first()
    .click();
  const pictures = page.getByRole("radiogroup", { name: /^Pictures of / });
  await pictures.getByRole("radio", { name: "Burn-up" }).press("Space");
  const burnUp = page.getByRole("region", { name: "Burn-up", exact: true });
  await expect(burnUp.getByRole("img", { name: / of .* done by / })).toBeVisible();
  for (const [kind, start] of [
    ["SVG", "<svg"],
    ["PNG", "\u{fffd}PNG"],
    ["CSV", "Day,Done"],
  ] as const) {
    const coming = page.waitForEvent("download");
    await burnUp.getByRole("button", { name: `as ${kind}` }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(new RegExp(`-burn-up\\.${kind.toLowerCase()}$`));
    expect((await readFile(await file.path(), "utf8")).startsWith(start)).toBe(true);
  }
  expect(await violations(page)).toEqual([]);
  // On a phone too its three words stand side by side, none over another.
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => burnUp.locator("svg").evaluate((svg) => svg.clientWidth)).toBeLessThan(390);
  const words = await burnUp
    .locator("svg g:has(> line):has(> text)")
    .evaluateAll((groups) => groups.slice(0, 3).map((group) => group.getBoundingClientRect()))
    .then((boxes) => boxes.map(({ left, right }) => [left, right]).flat());
  expect(words).toHaveLength(6);
  expect(words.toSorted((a, b) => a - b)).toEqual(words);
  await pictures.getByRole("radio", { name: "Calendar" }).press("Space");
  const calendar = page.getByRole("region", { name: "Calendar", exact: true });
  await expect(calendar.getByRole("img", { name: /^Reported on / })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const days = await calendar.locator("svg rect").count();
  await calendar.getByRole("button", { name: "as a table" }).click();
  await expect(calendar.getByRole("row")).toHaveCount(days + 1);
});

test("why this number: every part with its weight, and the parts lead on", async ({ page }) => {
  await signedIn(page, "LEAD");
  const [top] = await companyObjectives(page);
  await page.goto(`/objectives/${top?.id}`);
  await page.getByRole("button", { name: "Why?" }).click();
  const why = page.getByRole("dialog", { name: "Why?" });
  const rows = why.getByRole("table", { name: "What counts" }).locator("tbody tr");
  await expect(rows.first()).toBeVisible();
  const parts = await rows.evaluateAll((found) =>
    found.map((row) =>
      [...row.querySelectorAll("td")].slice(1).map((cell) => Number.parseFloat(cell.textContent ?? "")),
    ),
  );
  const [share, weight] = [2, 1].map((at) => parts.reduce((total, part) => total + (part[at] ?? Number.NaN), 0));
  expect(Math.abs((share ?? 0) - 100)).toBeLessThanOrEqual(parts.length / 2);
  // Others check in meanwhile: the number is held against its own parts.
  const mean = parts.reduce((total, [counted = 0, each = 0]) => total + counted * each, 0) / (weight ?? 1);
  const shown = Number(/Progress (\d+)\s%/.exec((await why.textContent()) ?? "")?.[1]);
  expect(Math.abs(shown - mean)).toBeLessThanOrEqual(1);
  await expect(page).toHaveURL(/why=obj_/);
  const part = why.getByRole("link").last();
  const name = (await part.textContent()) ?? "";
  await part.click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.goBack();
  await expect(why).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(why).toBeHidden();
  await expect(page).not.toHaveURL(/why=/);
});

test("why this health, pace and confidence, and what if a value were another", async ({ page }) => {
  await signedIn(page, "LEAD");
  const [first] = await reportable(page);
  if (!first) throw new Error("The demo company has nothing to report.");
  await page.goto(`/objectives/${first.objective.id}?why=${first.id}`);
  const why = page.getByRole("dialog", { name: "Why?" });
  await why.getByRole("radio", { name: "Health" }).click();
  await expect(why).toContainText("Days of grace");
  await why.getByRole("radio", { name: "Pace" }).click();
  await expect(why).toContainText(/expected/);
  await why.getByRole("radio", { name: "Confidence" }).click();
  await expect(why).toContainText(/Confidence/);
  await why.getByLabel("What if it were…").fill(String(first.targetValue));
  const changes = why.getByRole("table", { name: "What would change" });
  await expect(changes.getByRole("row", { name: first.title })).toContainText("→ 100");
  await expect(changes.getByRole("row", { name: first.objective.title })).toContainText("→");
  const stored = await ask<{ keyResult: { currentValue: number } }>(
    page,
    "query ($id: ID!) { keyResult(id: $id) { currentValue } }",
    { id: first.id },
  );
  expect(stored.keyResult.currentValue).toBe(first.currentValue);
});

test("who contributes and what it contributes to can be followed up and down", async ({ page }) => {
  await signedIn(page, "COACH");
  const [top] = await companyObjectives(page);
  await page.goto(`/objectives/${top?.id}?tab=aligned`);
  const below = page.getByRole("link").filter({ hasNotText: /Plumbline|Alignment|OKRs/ });
  type Answer = { objective: { contributions: { nodes: { title: string }[] } } };
  const { objective } = await ask<Answer>(
    page,
    "query ($id: ID!) { objective(id: $id) { contributions(first: 1) { nodes { title } } } }",
    { id: top?.id },
  );
  expect(objective.contributions.nodes.length).toBe(1);
  const first = below.filter({ hasText: objective.contributions.nodes[0]?.title ?? "" }).first();
  await first.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(objective.contributions.nodes[0]?.title ?? "");
  await expect(page.getByRole("main")).toContainText(top?.title ?? "");
  await page
    .getByRole("main")
    .getByRole("link", { name: top?.title ?? "" })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(top?.title ?? "");
});

test("the history of an objective tells what changed and why", async ({ page }) => {
  await signedIn(page, "LEAD");
  const [top] = await companyObjectives(page);
  await page.goto(`/objectives/${top?.id}`);
  await page.getByRole("navigation", { name: "Parts of this objective" }).getByText("History").click();
  await expect(page).toHaveURL(/tab=history/);
  await expect(
    page
      .getByText("Nothing has changed")
      .or(page.getByRole("listitem").filter({ hasText: /changed|published/i }))
      .first(),
  ).toBeVisible();
});
