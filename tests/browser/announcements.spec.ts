import { ask, expect, signedIn, test } from "./company";

type Unit = { id: string; name: string; objectives: { nodes: { id: string; title: string }[] } };

test("a lead announces the OKRs of a team, a person of it reads them, and the lead sees who has", async ({ page }) => {
  const member = await signedIn(page, "MEMBER");
  const { cycle, person } = await ask<{
    cycle: { id: string };
    person: { memberships: { home: boolean; unit: { path: { id: string; name: string }[] } }[] };
  }>(page, "query ($id: ID!) { cycle { id } person(id: $id) { memberships { home unit { path { id name } } } } }", {
    id: member.id,
  });
  await signedIn(page, "ADMIN");
  const path = person.memberships.flatMap(({ unit }) => unit.path);
  const company = path[0];
  if (!company) throw new Error("The member is in no team.");
  const { node } = await ask<{ node: Unit }>(
    page,
    `query ($id: ID!, $cycle: ID) { node(id: $id) { ... on Company {
       id name objectives(cycleId: $cycle, first: 1, filter: { states: [PUBLISHED] }) { nodes { id title } } } } }`,
    { id: company.id, cycle: cycle.id },
  );
  await page.goto("/teams");
  await page.getByRole("button", { name: "Announce" }).click();
  await page.getByLabel("What to say with it (optional)").fill("This is where we are going.");
  await page.getByRole("dialog").getByRole("button", { name: "Announce" }).click();
  await expect(page.getByText("This is where we are going.")).toBeVisible();
  await expect(page.getByText(node.objectives.nodes[0]?.title ?? "?")).toBeVisible();

  await signedIn(page, "MEMBER");
  await page.goto("/");
  await page.getByRole("link", { name: "Read them" }).click();
  await page.getByRole("button", { name: "I have read them" }).click();
  await expect(page.getByText("You have read them")).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Announcement" })).toHaveCount(0);

  await signedIn(page, "ADMIN");
  await page.goto("/teams");
  await page.getByRole("link", { name: /^Announced, read by \d+ of \d+/ }).click();
  await expect(page.getByRole("list", { name: "Who has read them" }).getByText(member.name)).toBeVisible();
});
