import { ask, expect, signedIn, test } from "./company";

test("what could be better is said while typing, shown on the objective, and dismissed with a reason", async ({
  page,
}) => {
  await signedIn(page, "LEAD");
  const { viewer } = await ask<{ viewer: { leads: { id: string }[] } }>(page, "{ viewer { leads { id } } }");
  await page.goto(`/objectives/new?owner=${viewer.leads[0]?.id}`);
  const typing = page.getByRole("status", { name: "Could be better" });
  await page.getByLabel("Objective", { exact: true }).fill("Win 40 more");
  await expect(typing).toContainText("the number belongs into a key result");
  await page.getByLabel("Objective", { exact: true }).fill("Let every listener hear the same leak");
  await expect(typing).not.toContainText("the number belongs into a key result");
  const card = page.getByRole("group", { name: "Key result 1" });
  await card.getByLabel("Key result", { exact: true }).fill("Launch a listening week");
  await card.getByLabel("Start", { exact: true }).fill("0");
  await card.getByLabel("Target").fill("3");
  await expect(typing).toContainText("Key result 1: “Launch” is something you do");
  await page.getByRole("button", { name: "Publish" }).click();

  const panel = page.getByRole("region", { name: "Could be better" });
  await expect(panel).toContainText("Launch a listening week: “Launch” is something you do");
  await panel.getByRole("button", { name: /^Dismiss: “Launch”/ }).click();
  const dialog = page.getByRole("dialog", { name: "Dismiss a finding" });
  await dialog.getByLabel("Why it does not apply").fill("It is the name of a programme.");
  await dialog.getByRole("button", { name: "Dismiss", exact: true }).click();
  await expect(dialog).toBeHidden();
  await panel.getByText("1 dismissed").click();
  await expect(panel).toContainText("It is the name of a programme.");
  await panel.getByRole("button", { name: "Restore" }).click();
  await expect(panel.getByRole("button", { name: /^Dismiss: “Launch”/ })).toBeVisible();
});

type Unit = { id: string; name: string };

test("what two units write alike is said while typing, marked in the tree, and listed for the cycle", async ({
  page,
}) => {
  await signedIn(page, "LEAD");
  const { viewer, cycle } = await ask<{ viewer: { leads: Unit[] }; cycle: { id: string } }>(
    page,
    "{ viewer { leads { id name } } cycle { id } }",
  );
  const running = await ask<{ objectives: { nodes: { id: string; title: string; owner: Unit }[] } }>(
    page,
    `query ($cycle: ID) { objectives(first: 100, cycleId: $cycle, filter: { states: [PUBLISHED], levels: [TEAM] }) {
       nodes { id title owner { id name } } } }`,
    { cycle: cycle.id },
  );
  const mine = viewer.leads[0];
  const other = running.objectives.nodes.find(({ owner }) => owner.id !== mine?.id);
  if (!mine || !other) throw new Error("There is no other team with an objective.");

  await page.goto(`/objectives/new?owner=${mine.id}`);
  const typing = page.getByRole("status", { name: "Could be better" });
  await page.getByLabel("Objective", { exact: true }).fill(other.title);
  await expect(typing).toContainText(`“${other.title}” of ${other.owner.name} says nearly the same`);
  await page.getByRole("button", { name: "Publish" }).click();
  const panel = page.getByRole("region", { name: "Could be better" });
  await expect(panel.getByRole("link", { name: `Look at it: ${other.title}` })).toBeVisible();

  await page.goto("/alignment?shape=outline");
  await page.getByRole("button", { name: /^With findings \d+/ }).click();
  await expect(page).toHaveURL(/findings=true/);
  await expect(
    page
      .getByRole("row")
      .getByText(/\d+ findings?/)
      .first(),
  ).toBeVisible();

  await page.goto("/findings");
  await page.getByRole("button", { name: /^Near-duplicate \d+/ }).click();
  const row = page.getByRole("listitem").filter({ hasText: mine.name }).filter({ hasText: "says nearly the same" });
  await row
    .first()
    .getByRole("link", { name: /^Look at it/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: other.title })).toBeVisible();
});
