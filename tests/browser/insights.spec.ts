import { readFile } from "node:fs/promises";
import { violations } from "./axe";
import { ask, expect, expectNoSidewaysScroll, signedIn, test } from "./company";

type Team = { id: string; name: string; dashboard: { id: string } | null };

test("a picture has the same numbers as a table and as files", async ({ page }) => {
  await signedIn(page, "ADMIN");
  await page.goto("/insights");
  const picture = page.getByRole("region", { name: "Progress and what is expected", exact: true });
  await expect(picture.getByRole("img", { name: /expected:/ })).toBeVisible();
  for (const [kind, start] of [
    ["SVG", "<svg"],
    ["PNG", "\u{fffd}PNG"],
    ["CSV", "Week to,Progress,Expected,Objectives\r\n"],
  ] as const) {
    const coming = page.waitForEvent("download");
    await picture.getByRole("button", { name: `as ${kind}` }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe(`progress-and-what-is-expected.${kind.toLowerCase()}`);
    expect((await readFile(await file.path(), "utf8")).startsWith(start)).toBe(true);
  }
  await picture.getByRole("button", { name: "as a table" }).click();
  const { insights } = await ask<{ insights: { weeks: { objectives: number }[] } }>(
    page,
    "query ($id: ID!) { insights(ownerId: $id) { weeks { objectives } } }",
    { id: (await ask<{ company: { id: string } }>(page, "{ company { id } }")).company.id },
  );
  await expect(picture.getByRole("row")).toHaveCount(insights.weeks.length + 1);
  await expect(picture.getByRole("row").nth(1).getByRole("cell").last()).toHaveText(
    String(insights.weeks[0]?.objectives),
  );
});

test("a team keeps its pictures in its order, by keyboard alone", async ({ page }) => {
  await signedIn(page, "ADMIN");
  const { company } = await ask<{ company: { teams: { nodes: Team[] } } }>(
    page,
    "{ company { teams(first: 10) { nodes { id name dashboard { id } } } } }",
  );
  const team = company.teams.nodes.at(-1);
  await page.goto(`/insights?team=${team?.id}`);
  await page.getByRole("button", { name: "Save a dashboard…" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill("What we look at on Mondays");
  for (const name of ["Cycles of this length", "Teams below"])
    await dialog.getByRole("checkbox", { name, exact: true }).press("Space");
  await dialog.getByRole("button", { name: "Health now one place up" }).press("Enter");
  await dialog.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByRole("heading", { name: "What we look at on Mondays" })).toBeVisible();
  const headings = page.getByRole("main").getByRole("heading", { level: 2 });
  await expect(headings.nth(1)).toHaveText("Health now");
  await expect(headings).toHaveCount(9);
  await page.getByRole("button", { name: "Change the dashboard…" }).press("Enter");
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Remove" }).press("Enter");
  await expect(page.getByRole("button", { name: "Save a dashboard…" })).toBeVisible();
});

test("insights are read on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signedIn(page, "MEMBER");
  await page.goto("/insights");
  await expect(page.getByRole("img").first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  // A column of words is no column of single words: what is wider than the phone is scrolled to in its own box.
  const words = page.getByRole("region", { name: "Misses by forecast", exact: true }).getByRole("cell").first();
  expect((await words.boundingBox())?.width).toBeGreaterThan(100);
  expect(await violations(page)).toEqual([]);
});
