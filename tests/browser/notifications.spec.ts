import type { Page } from "@playwright/test";
import { ask, expect, expectNoSidewaysScroll, signedIn, test } from "./company";

const TITLE = "Answer every customer within the day";

/** Opens a session for a person of the demo by their id. */
async function signedInAs(page: Page, personId: string): Promise<void> {
  const headers = { "X-Plumbline": "web" };
  expect((await page.request.post("/session/demo", { data: { personId }, headers })).ok()).toBe(true);
}

test("a proposal waits for its reviewer, comes back with a comment, and its owner is told", async ({ page }) => {
  test.setTimeout(60_000);
  const member = await signedIn(page, "MEMBER");
  type Home = { person: { memberships: { home: boolean; unit: { lead: { id: string; name: string } | null } }[] } };
  const { person } = await ask<Home>(
    page,
    "query ($id: ID!) { person(id: $id) { memberships { home unit { lead { id name } } } } }",
    { id: member.id },
  );
  const lead = person.memberships.find(({ home }) => home)?.unit.lead;
  if (!lead) throw new Error("Nobody leads the home team of the member.");
  const { cycle } = await ask<{ cycle: { id: string } }>(page, "{ cycle { id } }");
  const input = { idempotencyKey: TITLE, title: TITLE, cycleId: cycle.id, ownerId: member.id };
  const made = await ask<{ objectiveCreate: { objective: { id: string } } }>(
    page,
    "mutation ($input: ObjectiveCreateInput!) { objectiveCreate(input: $input) { objective { id } } }",
    { input },
  );
  await page.goto(`/objectives/${made.objectiveCreate.objective.id}`);
  await page.getByRole("button", { name: "Propose" }).click();
  await expect(page.getByText("Proposed", { exact: true }).first()).toBeVisible();

  await signedInAs(page, lead.id);
  await page.goto("/my-okrs");
  const waiting = page.getByRole("list", { name: "Waits for your review" }).getByRole("listitem");
  const proposal = waiting.filter({ hasText: TITLE });
  await proposal.getByRole("button", { name: "Return…" }).click();
  await page.getByLabel("What is to be changed").fill("Say which customers.");
  await page.getByRole("button", { name: "Return it" }).click();
  await expect(page.getByText(TITLE)).toHaveCount(0);

  await signedInAs(page, member.id);
  await expect(async () => {
    await page.goto("/");
    await expect(page.getByRole("link", { name: /^Notifications, \d+ unread$/ })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.getByRole("link", { name: /^Notifications, \d+ unread$/ }).focus();
  await page.keyboard.press("Enter");
  const told = page.getByRole("list", { name: "Notifications of Today" }).getByRole("listitem");
  const returned = told.filter({ hasText: `${lead.name} gave “${TITLE}” back` });
  await expect(returned.getByText("Say which customers.")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await returned.getByRole("link").click();
  await expect(page.getByRole("complementary", { name: "Given back" })).toContainText("Say which customers.");
  await page.goto("/notifications?unread=true");
  await expect(page.getByText(`gave “${TITLE}” back`)).toHaveCount(0);
});
