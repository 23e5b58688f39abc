import type { Page } from "@playwright/test";
import { violations } from "./axe";
import { ask, choose, companyObjectives, expect, expectNoSidewaysScroll, signedIn, test } from "./company";

/** An objective of the company that everybody sees. */
async function anObjective(page: Page) {
  const [top] = await companyObjectives(page);
  if (!top) throw new Error("The demo company has no objective.");
  return top;
}

/** A key result of their own, from 0 to 4, which no other test reports on. */
async function aKeyResultOf(page: Page, ownerId: string) {
  const title = "Kites flown over the harbour";
  type Made = { objectiveCreate: { objective: { keyResults: { nodes: { id: string; title: string }[] } } } };
  const { cycle } = await ask<{ cycle: { id: string } }>(page, "{ cycle { id } }");
  const { objectiveCreate } = await ask<Made>(
    page,
    `mutation ($input: ObjectiveCreateInput!) { objectiveCreate(input: $input) {
       objective { keyResults { nodes { id title } } } userErrors { code message } } }`,
    {
      input: {
        idempotencyKey: crypto.randomUUID(),
        title: "Learn what the wind does",
        cycleId: cycle.id,
        ownerId,
        publish: true,
        keyResults: [{ title, measure: "INCREASE", startValue: 0, targetValue: 4 }],
      },
    },
  );
  const made = objectiveCreate.objective.keyResults.nodes[0];
  if (!made) throw new Error("No key result was made.");
  return made;
}

test("somebody comments and mentions a person, who is told, answers, and reads that it was edited", async ({
  page,
}) => {
  const member = await signedIn(page, "MEMBER");
  const objective = await anObjective(page);
  await signedIn(page, "LEAD");
  await page.goto(`/objectives/${objective.id}`);
  const comments = page.getByRole("region", { name: "Comments" });
  const words = comments.getByLabel("Say something");
  await words.fill(`Spring tides @${member.name.slice(0, 5)}`);
  await comments
    .getByRole("group", { name: "Mention" })
    .getByRole("button", { name: `@${member.name}` })
    .click();
  await expect(words).toHaveValue(`Spring tides @${member.name} `);
  await comments.getByRole("button", { name: "Comment" }).click();
  await expect(comments.getByText("Spring tides")).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await signedIn(page, "MEMBER");
  await expect(async () => {
    await page.goto("/notifications");
    await expect(page.getByRole("link", { name: /mentions you about/ }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page
    .getByRole("link", { name: /mentions you about/ })
    .first()
    .click();
  const thread = page.getByRole("region", { name: "Comments" });
  await thread.getByText("Spring tides").waitFor();
  await thread
    .getByRole("button", { name: /^Answer the comment/ })
    .last()
    .click();
  await thread.getByLabel("Answer", { exact: true }).fill("Neap tides, rather");
  await thread.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(thread.getByText("Neap tides, rather")).toBeVisible();

  await signedIn(page, "LEAD");
  await page.goto(`/objectives/${objective.id}`);
  await comments
    .getByRole("button", { name: /^Edit the comment/ })
    .last()
    .click();
  await comments.getByLabel("Change the comment").fill("Both tides");
  await comments.getByRole("button", { name: "Save" }).click();
  await expect(comments.getByText("Both tides")).toBeVisible();
  await expect(comments.getByText(/, edited/)).toBeVisible();
  await expect(comments.getByText("Neap tides, rather")).toBeVisible();
  await comments
    .getByRole("button", { name: /^Remove the comment/ })
    .last()
    .click();
  await comments.getByRole("button", { name: /^Really remove\? It cannot be undone/ }).click();
  await expect(comments.getByText("Removed")).toBeVisible();

  await signedIn(page, "READER");
  await page.goto(`/objectives/${objective.id}`);
  await expect(comments.getByText("Neap tides, rather")).toBeVisible();
  await expect(comments.getByLabel("Say something")).toHaveCount(0);
});

test("an admin names a reward, somebody thanks with it, and the wall and the one who is thanked show it", async ({
  page,
}) => {
  const member = await signedIn(page, "MEMBER");
  const objective = await anObjective(page);
  await signedIn(page, "ADMIN");
  await page.goto("/settings?part=rewards");
  await page.getByLabel("New reward").fill("A boat trip");
  await page.getByRole("button", { name: "Add reward" }).click();
  await expect(page.getByRole("list", { name: "Rewards" })).toContainText("A boat trip");

  await signedIn(page, "LEAD");
  await page.goto(`/objectives/${objective.id}`);
  await page.getByRole("region", { name: "Thanks" }).getByRole("button", { name: "Say thanks…" }).click();
  const dialog = page.getByRole("dialog");
  await choose(page, "Whom", member.name);
  await dialog.getByLabel("What for").fill("You found the lighthouse");
  await dialog.getByRole("radio", { name: "Big" }).click();
  await dialog.getByRole("button", { name: /Reward/ }).click();
  await page.getByRole("option", { name: "A boat trip" }).click();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Say thanks" }).click();
  await expect(dialog).toBeHidden();

  await signedIn(page, "MEMBER");
  await page.goto("/thanks");
  const wall = page.getByRole("list", { name: "Thank-yous" });
  const thanks = wall.getByRole("listitem").filter({ hasText: "You found the lighthouse" });
  await expect(thanks).toContainText("With: A boat trip");
  await expect(thanks.getByRole("link", { name: member.name })).toBeVisible();
  await expect(thanks.getByRole("button", { name: /^Take back/ })).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  await signedIn(page, "LEAD");
  await page.goto(`/thanks?of=${member.id}`);
  await thanks.getByRole("button", { name: /^Take back/ }).click();
  await expect(thanks).toHaveCount(0);
});

test("whoever reaches a key result is asked whom to thank", async ({ page }) => {
  const lead = await signedIn(page, "LEAD");
  const keyResult = await aKeyResultOf(page, lead.id);
  await page.goto(`/check-in?keyResult=${keyResult.id}`);
  const row = page.getByRole("listitem", { name: keyResult.title });
  await row.getByLabel(/^Value/).fill("4");
  await page.getByRole("button", { name: /^Save/ }).click();
  const prompt = page.getByRole("status").filter({ hasText: `“${keyResult.title}” is reached` });
  await expect(prompt).toBeVisible();
  await prompt.getByRole("button", { name: /^Say thanks/ }).click();
  await expect(page.getByRole("dialog")).toContainText("Whom");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(prompt).toHaveCount(0);
});

test("feedback is asked for, given, and read by the manager only while both agree", async ({ page }) => {
  const lead = await signedIn(page, "LEAD");
  const member = await signedIn(page, "MEMBER");
  const objective = await anObjective(page);
  await page.goto("/feedback");
  await page.getByRole("button", { name: "Ask for feedback" }).click();
  const dialog = page.getByRole("dialog");
  await choose(page, "Whom", lead.name);
  await choose(page, "About which goal", objective.title);
  await dialog.getByLabel(/What would you like to know/).fill("Were my charts clear?");
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(dialog).toBeHidden();

  await signedIn(page, "LEAD");
  await page.goto("/feedback");
  const asked = page.getByRole("listitem").filter({ hasText: "Were my charts clear?" });
  await asked.getByLabel(`Your feedback to ${member.name}`).fill("Clear, and one too many.");
  await asked.getByRole("button", { name: "Give it" }).click();
  await expect(asked).toHaveCount(0);
  await page.goto("/feedback?box=by-me");
  await asked.getByRole("checkbox").click({ force: true });
  await expect(asked.getByText("The manager reads it only if both of you agree.")).toBeVisible();

  await signedIn(page, "MEMBER");
  await page.goto("/feedback?box=to-me");
  await expect(asked).toContainText("Clear, and one too many.");
  await expect(asked).toContainText("The other agrees");

  await signedIn(page, "ADMIN");
  type Answer = { feedbacks: { nodes: { question: string | null }[] } };
  const { feedbacks } = await ask<Answer>(page, "{ feedbacks(first: 100) { nodes { question } } }");
  expect(feedbacks.nodes.map((each) => each.question)).not.toContain("Were my charts clear?");
});
