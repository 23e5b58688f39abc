import type { Page } from "@playwright/test";
import { violationsInBothThemes } from "./axe";
import { ask, companyObjectives, expect, reportableAt, signedIn, test } from "./company";

async function pathsOf(page: Page, personId: string): Promise<readonly string[]> {
  const [top] = await companyObjectives(page);
  type Answer = {
    company: { teams: { nodes: { id: string }[] } };
    objective: { keyResults: { nodes: { id: string }[] } };
  };
  const { company, objective } = await ask<Answer>(
    page,
    "query ($id: ID!) { company { teams(first: 1) { nodes { id } } } objective(id: $id) { keyResults(first: 1) { nodes { id } } } }",
    { id: top?.id },
  );
  const team = company.teams.nodes[0]?.id;
  return [
    "/",
    "/alignment",
    "/alignment?shape=map",
    "/alignment?shape=outline",
    "/alignment?asOf=2026-11-20T12:00:00Z",
    `/alignment?selected=${top?.id}&panel=open`,
    "/alignment/present",
    "/alignment/present?slide=2",
    `/objectives/${top?.id}?keyResult=${objective.keyResults.nodes[0]?.id}`,
    `/objectives/${top?.id}?why=${top?.id}`,
    `/alignment?since=${new Date(Date.now() - 7 * 86_400_000).toISOString()}`,
    `/objectives/${top?.id}?tab=history`,
    `/objectives/${top?.id}/edit`,
    "/objectives/new",
    "/objectives/guided",
    "/objectives/guided?step=baseline",
    "/library",
    "/library?template=lib_always-there",
    "/objectives/obj_0000000000000",
    "/check-in",
    "/my-okrs",
    "/notifications",
    "/import",
    "/components",
    "/teams",
    "/initiatives",
    `/initiatives?of=${team}`,
    "/meetings",
    ...(await meetingPaths(page, team ?? "")),
    ...(await announcementPaths(page, team ?? "")),
    "/invitations/unknown",
    "/setup/unknown",
    "/pilot",
    "/insights",
    "/coaching",
    "/thanks",
    `/thanks?of=${team}`,
    "/feedback",
    "/feedback?box=to-me",
    "/one-to-ones",
    "/development",
    "/development?by=month",
    "/findings",
    `/findings?unit=${team}&kind=NO_WHY`,
    `/meetings?unit=${team}`,
    `/teams/${team}`,
    `/teams/${team}?tab=members`,
    `/teams/${team}?tab=teams`,
    `/reviews/${team}`,
    `/reviews/${team}?step=retrospective`,
    `/reviews/${team}?step=next`,
    `/reviews/${team}?step=report`,
    `/people/${personId}`,
    ...["company", "priorities", "teams", "people", "cycles", "account", "rewards"].map(
      (part) => `/settings?part=${part}`,
    ),
  ];
}

/** A meeting, and its presentation. */
async function meetingPaths(page: Page, unitId: string): Promise<readonly string[]> {
  const { meetingCreate } = await ask<{ meetingCreate: { meeting: { id: string } } }>(
    page,
    "mutation ($input: MeetingCreateInput!) { meetingCreate(input: $input) { meeting { id } } }",
    { input: { idempotencyKey: crypto.randomUUID(), unitId, kind: "OTHER", title: "A meeting to be looked at" } },
  );
  return [`/meetings/${meetingCreate.meeting.id}`, `/meetings/${meetingCreate.meeting.id}/present`];
}

async function announcementPaths(page: Page, unitId: string): Promise<readonly string[]> {
  const { cycle } = await ask<{ cycle: { id: string } }>(page, "{ cycle { id } }");
  const { announcementCreate } = await ask<{ announcementCreate: { announcement: { id: string } | null } }>(
    page,
    "mutation ($input: AnnouncementCreateInput!) { announcementCreate(input: $input) { announcement { id } } }",
    { input: { unitId, cycleId: cycle.id, text: "An announcement to be looked at" } },
  );
  return announcementCreate.announcement ? [`/announcements/${announcementCreate.announcement.id}`] : [];
}

async function expectNothingFound(page: Page, name: string) {
  await expect(page.getByRole("heading").first(), name).toBeVisible();
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  expect.soft(await violationsInBothThemes(page), name).toEqual([]);
}

test("axe finds nothing on any page, in light and in dark", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto("/sign-in");
  await expectNothingFound(page, "/sign-in");
  const admin = await signedIn(page, "ADMIN");
  for (const path of await pathsOf(page, admin.id)) {
    await page.goto(path);
    await expectNothingFound(page, path);
  }
  await signedIn(page, "LEAD");
  const { id } = await reportableAt(page, -4);
  for (const path of [`/check-in?keyResult=${id}`, "/my-okrs"]) {
    await page.goto(path);
    await expectNothingFound(page, `${path} of a lead`);
  }
  await page.getByText("In short, for leads").click();
  await expectNothingFound(page, "an open guide");
});

test("axe finds nothing in what floats over a page either, in light and in dark", async ({ page }) => {
  test.setTimeout(60_000);
  await signedIn(page, "ADMIN");
  const [top] = await companyObjectives(page);
  await page.goto("/components");
  for (const name of ["A dialog", "A panel"]) {
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectNothingFound(page, name);
    await page.keyboard.press("Escape");
  }
  await page.getByRole("button", { name: "A menu" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectNothingFound(page, "a menu");
  await page.goto(`/objectives/${top?.id}`);
  await page.getByRole("button", { name: "Close…" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNothingFound(page, "closing an objective");
});
