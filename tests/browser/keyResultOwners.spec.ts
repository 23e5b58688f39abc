import { violations } from "./axe";
import { ask, expect, signedIn, test } from "./company";

test("whoever owns one key result of an objective changes that one and reports on it, and no other", async ({
  page,
}) => {
  const member = await signedIn(page, "MEMBER");
  await signedIn(page, "ADMIN");
  const [mine, other] = [`Valves mended ${Date.now()}`, `Pipes mended ${Date.now()}`];
  const { company, cycle } = await ask<{ company: { id: string }; cycle: { id: string } }>(
    page,
    "{ company { id } cycle { id } }",
  );
  const measured = { measure: "INCREASE", startValue: 0, targetValue: 10 };
  const { objectiveCreate } = await ask<{ objectiveCreate: { objective: { id: string } } }>(
    page,
    "mutation ($input: ObjectiveCreateInput!) { objectiveCreate(input: $input) { objective { id } } }",
    {
      input: {
        idempotencyKey: crypto.randomUUID(),
        title: `Keep the water in ${mine}`,
        cycleId: cycle.id,
        ownerId: company.id,
        publish: true,
        keyResults: [
          { title: mine, ownerId: member.id, ...measured },
          { title: other, ...measured },
        ],
      },
    },
  );
  await signedIn(page, "MEMBER");
  await page.goto(`/objectives/${objectiveCreate.objective.id}`);
  await page.getByRole("button", { name: `Open ${other}` }).click();
  await expect(page.getByRole("button", { name: "Why this number?" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Change key result" })).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("link", { name: "Check in", exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: `Close ${other}` }).click();
  await page.getByRole("button", { name: `Open ${mine}` }).click();
  await expect(page.getByRole("main").getByRole("link", { name: "Check in", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Change key result" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Change your key results" })).toBeVisible();
  await expect(page.getByText(other)).toHaveCount(0);
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: `Change ${mine}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Target/).fill("12");
  await dialog.getByRole("button", { name: "Save" }).click();
  const reason = page.getByRole("dialog").filter({ has: page.getByRole("button", { name: /^Reason|Reason$/ }) });
  await reason.getByRole("button", { name: /Reason/ }).click();
  await page.getByRole("option").first().click();
  await reason.getByRole("button", { name: "Save", exact: false }).last().click();
  await expect(dialog).toHaveCount(0);
  const { objective } = await ask<{ objective: { keyResults: { nodes: { title: string; targetValue: number }[] } } }>(
    page,
    "query ($id: ID!) { objective(id: $id) { keyResults { nodes { title targetValue } } } }",
    { id: objectiveCreate.objective.id },
  );
  expect(objective.keyResults.nodes.find(({ title }) => title === mine)?.targetValue).toBe(12);
});
