import { violations } from "./axe";
import { ask, choose, expect, signedIn, test } from "./company";

const MINE = `{ oneToOnes(ended: false, first: 50) { nodes { id version other { name } } } }`;
type Mine = { oneToOnes: { nodes: { id: string; version: number; other: { name: string } }[] } };

test("two talk: one starts, both write without overwriting each other, what is open stays, and nobody else sees it", async ({
  page,
}) => {
  const member = await signedIn(page, "MEMBER");
  const coach = await signedIn(page, "COACH");
  await page.goto("/one-to-ones");
  await page.getByRole("button", { name: "New 1:1" }).click();
  await choose(page, "With", member.name);
  await page.getByRole("button", { name: "Start it" }).click();
  await expect(page.getByRole("heading", { name: `1:1 with ${member.name}` })).toBeVisible();
  await expect(page.getByText("every two weeks on")).toBeVisible();
  const address = new URL(page.url()).pathname;

  await page.getByLabel("What is to be done").fill("Read the notes of the trial");
  await page.getByLabel("Due on").fill("2030-01-31");
  await page.getByLabel("What is to be done").press("Enter");
  const open = page.getByRole("list", { name: "Open actions" });
  await expect(open.getByText("Read the notes of the trial")).toBeVisible();
  const notes = page.getByRole("textbox", { name: "Notes" });
  await notes.fill("What I wrote while you wrote");

  const { oneToOnes } = await ask<Mine>(page, MINE);
  const id = oneToOnes.nodes.find((each) => each.other.name === member.name)?.id;
  const { oneToOne } = await ask<{ oneToOne: { nextOn: string } }>(
    page,
    "query ($id: ID!) { oneToOne(id: $id) { nextOn } }",
    { id },
  );
  await signedIn(page, "MEMBER");
  await ask(
    page,
    `mutation ($input: OneToOneNoteSetInput!) { oneToOneNoteSet(input: $input) { userErrors { code } } }`,
    { input: { oneToOneId: id, heldOn: oneToOne.nextOn, ifVersion: 0, text: "Said first" } },
  );
  await signedIn(page, "COACH");
  await page.getByRole("button", { name: "Save notes" }).click();
  await expect(page.getByText(`${member.name} has saved meanwhile`)).toBeVisible();
  await expect(page.getByText("Said first")).toBeVisible();
  await page.getByRole("button", { name: "Save mine instead" }).click();
  await expect(page.getByText(`Saved by ${coach.name}`)).toBeVisible();
  await expect(notes).toHaveValue("What I wrote while you wrote");
  expect(await violations(page)).toEqual([]);

  await signedIn(page, "ADMIN");
  await page.goto(address);
  await expect(page.getByText("What I wrote while you wrote")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: /1:1 with/ })).toHaveCount(0);

  await signedIn(page, "MEMBER");
  await page.setViewportSize({ width: 390, height: 844 });
  const told = page.getByRole("link", { name: `${coach.name} starts a 1:1 with you` });
  await expect(async () => {
    await page.goto("/notifications");
    await expect(told.first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await told.first().click();
  await expect(page).toHaveURL(address);
  await expect(notes).toHaveValue("What I wrote while you wrote");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await open.getByText("Read the notes of the trial").click();
  await expect(page.getByText("Nothing is open.")).toBeVisible();
  await page.getByRole("button", { name: "Change or end" }).click();
  await page.getByRole("button", { name: "End it" }).click();
  await expect(page.getByText("It has ended.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Earlier notes" })).toContainText("What I wrote while you wrote");
});

test("the demo company's 1:1 has come back with its open actions and last week's notes", async ({ page }) => {
  await signedIn(page, "MEMBER");
  await page.goto("/one-to-ones");
  await page.getByRole("list", { name: "1:1s" }).getByRole("link", { name: "Yuki Tanabe" }).click();
  await expect(page.getByRole("list", { name: "Open actions" })).toContainText("open since");
  await expect(page.getByRole("list", { name: "Earlier notes" })).toContainText("winter recordings");
  expect(await violations(page)).toEqual([]);
});
