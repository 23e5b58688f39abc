import { violationsInBothThemes } from "./axe";
import { ask, choose, expect, signedIn, test } from "./company";

type Made = { made: { [thing: string]: { id: string } | null; userErrors: never } };

test("what a leaver has left is flagged, looked at and handed over in one step", async ({ page }) => {
  await signedIn(page, "ADMIN");
  const { company, cycle, viewer } = await ask<{
    company: { teams: { nodes: { id: string; name: string }[] } };
    cycle: { id: string };
    viewer: { person: { name: string } };
  }>(page, "{ company { teams(first: 1) { nodes { id name } } } cycle { id } viewer { person { name } } }");
  const team = company.teams.nodes[0];
  if (!team) throw new Error("The demo company has no team.");
  const { made } = await ask<Made>(
    page,
    "mutation ($input: PersonCreateInput!) { made: personCreate(input: $input) { person { id } userErrors { code } } }",
    { input: { name: "Lena Leaver", unitId: team.id } },
  );
  const personId = made["person"]?.id ?? "";
  const goal = { title: "Make the first week easy", cycleId: cycle.id, ownerId: personId, publish: true };
  await ask(
    page,
    "mutation ($input: ObjectiveCreateInput!) { objectiveCreate(input: $input) { userErrors { code } } }",
    { input: { ...goal, idempotencyKey: "leaver" } },
  );
  await ask(page, "mutation ($input: PersonUpdateInput!) { personUpdate(input: $input) { userErrors { code } } }", {
    input: { id: personId, ifVersion: 1, active: false },
  });

  await page.goto(`/teams/${team.id}`);
  await page.getByRole("list", { name: "People who have left" }).getByRole("link", { name: "Lena Leaver" }).click();
  const waits = page.getByRole("region", { name: "To hand over" });
  await expect(waits.getByText("Make the first week easy")).toBeVisible();
  await waits.getByRole("button", { name: "Reassign all" }).click();
  const dialog = page.getByRole("dialog");
  await choose(page, "New owner", viewer.person.name);
  await expect(dialog.getByText("1 thing will be theirs", { exact: false })).toBeVisible();
  await expect(dialog.getByText("Every alignment stays as it is.")).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("reassign.png") });
  await dialog.getByRole("button", { name: "Hand over" }).click();
  await expect(waits).toHaveCount(0);
});

test("an admin merges a team into another after seeing what goes along, and the old team says where it went", async ({
  page,
}) => {
  await signedIn(page, "ADMIN");
  const { company } = await ask<{ company: { id: string } }>(page, "{ company { id } }");
  const made: string[] = [];
  for (const name of ["Zander", "Zebu"]) {
    const answer = await ask<Made>(
      page,
      "mutation ($input: TeamCreateInput!) { made: teamCreate(input: $input) { team { id } userErrors { code } } }",
      { input: { name, parentId: company.id } },
    );
    made.push(answer.made["team"]?.id ?? "");
  }
  await ask(page, "mutation ($input: PersonCreateInput!) { personCreate(input: $input) { userErrors { code } } }", {
    input: { name: "Moni Moves", unitId: made[0] },
  });
  await page.goto("/settings?part=teams");
  await page.getByRole("button", { name: "Change Zander" }).click();
  await page.getByRole("button", { name: "Merge into…" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge Zander into another team" });
  await choose(page, "Into", "Zebu");
  await expect(dialog.getByText("Zebu takes over 1 person, 0 teams", { exact: false })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("merge.png") });
  await dialog.getByRole("button", { name: "Merge" }).click();
  await expect(page.getByRole("button", { name: "Change Zander" })).toHaveCount(0);
  await page.goto(`/teams/${made[0]}`);
  await expect(page.getByText("This team is part of Zebu now", { exact: false })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Zebu" }).first().click();
  await page
    .getByRole("navigation", { name: "Parts of this team" })
    .getByText(/^Members/)
    .click();
  await expect(page.getByRole("main").getByText("Moni Moves")).toBeVisible();
});
