import { throwAwayServer } from "../../scripts/server.mjs";
import { violations } from "./axe";
import { ask, choose, expect, signedIn, test } from "./company";

test("a pilot keeps others out until their team is let in, and its end lets everybody in", async ({ browser }) => {
  test.setTimeout(180_000);
  // A company of its own: others would be kept out of the shared one.
  const server = await throwAwayServer();
  const page = await (await browser.newContext({ baseURL: server.address })).newPage();
  const elsewhere = await (await browser.newContext({ baseURL: server.address })).newPage();
  const member = await signedIn(elsewhere, "MEMBER");
  type Answer = { person: { memberships: { unit: { id: string; path: { id: string }[] } }[] } };
  const { person } = await ask<Answer>(
    elsewhere,
    "query ($id: ID!) { person(id: $id) { memberships { unit { id path { id } } } } }",
    { id: member.id },
  );
  const mine = new Set(person.memberships.flatMap(({ unit }) => unit.path.map(({ id }) => id)));
  await signedIn(page, "ADMIN");
  type Teams = { company: { id: string; teams: { nodes: { id: string; name: string }[] } } };
  const { company } = await ask<Teams>(page, "{ company { id teams { nodes { id name } } } }");
  const other = company.teams.nodes.find(({ id }) => !mine.has(id));
  const own = company.teams.nodes.find(({ id }) => mine.has(id));
  if (!other || !own) throw new Error("The member is in every team, or in none.");
  try {
    await page.goto("/pilot");
    for (const [team, label] of [
      [other, "Begin the pilot with it"],
      [own, "Let it in"],
    ] as const) {
      const begin = page.getByRole("button", { name: label });
      await choose(page, "Team to let in", team.name);
      await begin.click();
      await expect(page.getByRole("list", { name: "Teams in the pilot" }).getByText(team.name).first()).toBeVisible();
      await elsewhere.goto("/my-okrs");
      if (team === other) {
        await expect(elsewhere.getByRole("heading", { name: "Not yet" })).toBeVisible();
        await elsewhere.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
        expect(await violations(elsewhere)).toEqual([]);
        await elsewhere.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
        expect(await violations(elsewhere, ["color-contrast", "link-in-text-block"])).toEqual([]);
      } else await expect(elsewhere.getByRole("heading", { name: "My OKRs" })).toBeVisible();
    }
    await page.getByRole("button", { name: "End the pilot" }).click();
    await page.getByRole("button", { name: "Let everybody in" }).click();
    await expect(page.getByRole("button", { name: "Begin the pilot with it" })).toBeVisible();
  } finally {
    await elsewhere.context().close();
    await page.context().close();
    await server.stop();
  }
});
