import type { Page } from "@playwright/test";
import {
  ask,
  choose,
  companyObjectives,
  expect,
  expectNoSidewaysScroll,
  reportableAt,
  signedIn,
  test,
} from "./company";

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
  // What was unread before may have been something else.
  await expect(async () => {
    await page.goto("/notifications");
    await expect(returned.getByText("Say which customers.")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await returned.getByRole("link").click();
  await expect(page.getByRole("complementary", { name: "Given back" })).toContainText("Say which customers.");
  await page.goto("/notifications?unread=true");
  await expect(page.getByText(`gave “${TITLE}” back`)).toHaveCount(0);
});

test("a lead hands an objective down to a team below, as a draft that contributes to it", async ({ page }) => {
  await signedIn(page, "ADMIN");
  const [top] = await companyObjectives(page);
  if (!top) throw new Error("The company has no objective.");
  const { company } = await ask<{ company: { teams: { nodes: { name: string }[] } } }>(
    page,
    "{ company { teams(first: 1) { nodes { name } } } }",
  );
  const team = company.teams.nodes[0]?.name ?? "?";
  await page.goto(`/objectives/${top.id}`);
  await page.getByRole("button", { name: "Cascade to teams" }).click();
  const dialog = page.getByRole("dialog", { name: "Cascade to teams" });
  await expect(dialog.getByLabel("Title of the drafts")).toHaveValue(top.title);
  await choose(page, "For whom", team);
  await dialog.getByLabel("Title of the drafts").fill("What we do for the company");
  await dialog.getByRole("button", { name: "Write 1 draft" }).click();
  await expect(page.getByText("1 draft written")).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await page.goto(`/objectives/${top.id}?tab=aligned`);
  await expect(page.getByText("What we do for the company").first()).toBeVisible();
});

test("a changed target is a mark on the chart and a row of the table, with old and new value and why", async ({
  page,
}) => {
  await signedIn(page, "LEAD");
  const { id, objective, targetValue } = await reportableAt(page, 1);
  type Kept = { keyResult: { version: number } };
  const { keyResult } = await ask<Kept>(page, "query ($id: ID!) { keyResult(id: $id) { version } }", { id });
  const after = Math.round((targetValue ?? 0) * 110) / 100;
  const reason = { kind: "BUSINESS_CHANGE", text: "The market moved" };
  const input = { id, ifVersion: keyResult.version, targetValue: after, reason };
  const changed = await ask<{ keyResultUpdate: { userErrors: unknown[] } }>(
    page,
    "mutation ($input: KeyResultUpdateInput!) { keyResultUpdate(input: $input) { userErrors { message } } }",
    { input },
  );
  expect(changed.keyResultUpdate.userErrors).toEqual([]);
  await page.goto(`/objectives/${objective.id}?keyResult=${id}`);
  await expect(page.getByRole("img", { name: /Target value: .* → .*, by .*The market moved/ })).toBeVisible();
  await page.getByRole("button", { name: "Check-ins as a table" }).click();
  await expect(page.getByRole("row", { name: /Changed\. Target value: .*The market moved/ })).toBeVisible();
});
