import type { Page } from "@playwright/test";
import { ask, expect, expectNoSidewaysScroll, signedIn, test } from "./company";

type Late = { person: { id: string; name: string }; wasRemindedToday: boolean };
type Team = { id: string; lateReporters: Late[] };

/** Opens a session for a person of the demo by their id. */
async function signedInAs(page: Page, personId: string): Promise<void> {
  const headers = { "X-Plumbline": "web" };
  expect((await page.request.post("/session/demo", { data: { personId }, headers })).ok()).toBe(true);
}

/** Somebody of the demo who is late and was not reminded today, with a team of theirs. */
async function someoneLate(page: Page): Promise<{ team: Team; late: Late }> {
  const { company } = await ask<{ company: { teams: { nodes: (Team & { teams: { nodes: Team[] } })[] } } }>(
    page,
    `{ company { teams(first: 50) { nodes { ...Late teams(first: 50) { nodes { ...Late } } } } } }
     fragment Late on Team { id lateReporters { person { id name } wasRemindedToday } }`,
  );
  for (const team of company.teams.nodes.flatMap((each) => [each, ...each.teams.nodes])) {
    const late = team.lateReporters.find((each) => !each.wasRemindedToday) ?? team.lateReporters[0];
    if (late) return { team, late };
  }
  throw new Error("Nobody of the demo is late.");
}

test("a lead reminds somebody who is late, who finds it among the notifications, one step from checking in", async ({
  page,
}) => {
  test.setTimeout(60_000);
  await signedIn(page, "ADMIN");
  const { team, late } = await someoneLate(page);
  await signedInAs(page, late.person.id);
  const never = { wanted: true, quietFrom: "00:00", quietUntil: "00:00" };
  await ask(page, "mutation ($input: RemindersSetInput!) { remindersSet(input: $input) { userErrors { code } } }", {
    input: never,
  });
  await signedIn(page, "ADMIN");
  await page.goto(`/teams/${team.id}`);
  const row = page
    .getByRole("list", { name: "People whose check-ins wait" })
    .getByRole("listitem")
    .filter({ hasText: late.person.name });
  const remind = row.getByRole("button", { name: `Remind ${late.person.name}` });
  // The clock may have reminded them first: then that was the one of today.
  await expect(remind.or(row.getByText("Reminded today"))).toBeVisible();
  if (await remind.isVisible()) await remind.click();
  await expect(row.getByText("Reminded today")).toBeVisible();

  await signedInAs(page, late.person.id);
  await page.goto("/notifications");
  const told = page.getByRole("listitem").filter({ hasText: /check-ins? waits? for you/ });
  await expect(told.first()).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await told.first().getByRole("link", { name: "Check in" }).click();
  await expect(page).toHaveURL(/\/check-in$/);
});

test("somebody says that they do not want to be reminded, and when they are quiet", async ({ page }) => {
  await signedIn(page, "COACH");
  await page.goto("/settings?part=account");
  await page.getByLabel("Quiet from").fill("18:30");
  await page.getByLabel("Quiet until").fill("09:15");
  await page.getByText("Remind me of check-ins that wait").click();
  await page.getByRole("button", { name: "Save reminders" }).click();
  await expect(page.getByText("Reminders saved")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Quiet from")).toHaveValue("18:30");
  await expect(page.getByRole("checkbox", { name: "Remind me of check-ins that wait" })).not.toBeChecked();
  await expect(page.getByLabel("Quiet until")).toBeDisabled();
});
