import { ask, expect, signedIn, test } from "./company";

test("a coach sees who needs help and why, offers a session, a person accepts it, and reads what was noted", async ({
  page,
}) => {
  const member = await signedIn(page, "MEMBER");
  const { person } = await ask<{ person: { memberships: { home: boolean; unit: { id: string; name: string } }[] } }>(
    page,
    "query ($id: ID!) { person(id: $id) { memberships { home unit { id name } } } }",
    { id: member.id },
  );
  const home = person.memberships.find((each) => each.home)?.unit;
  if (!home) throw new Error("The member has no home team.");

  await signedIn(page, "COACH");
  await page.goto("/coaching");
  const needs = page.getByRole("list", { name: "Who needs help" });
  await expect(needs.getByText(/findings? could make the goals better/).first()).toBeVisible();
  await needs.getByRole("button", { name: `Offer a session: ${home.name}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What about").fill("Key results that measure");
  await dialog.getByLabel("Minutes").fill("3");
  await dialog.getByRole("button", { name: "Offer it" }).click();
  await expect(dialog.getByText("A session takes 5 to 480 minutes.")).toBeVisible();
  await dialog.getByLabel("Minutes").fill("45");
  await dialog.getByRole("button", { name: "Offer it" }).click();
  await expect(dialog).toBeHidden();

  await signedIn(page, "MEMBER");
  await page.goto("/");
  const banner = page.getByRole("complementary", { name: "Coaching" });
  await expect(banner).toContainText("Key results that measure");
  await banner.getByRole("link", { name: "Answer" }).click();
  await page.getByRole("button", { name: "Accept: Key results that measure" }).click();
  await expect(page.getByRole("list", { name: "Sessions" })).toContainText(`${member.name} comes`);
  await expect(banner).toHaveCount(0);

  await signedIn(page, "COACH");
  await page.goto("/coaching");
  await page.getByRole("button", { name: "Notes and time: Key results that measure" }).click();
  await page.getByRole("dialog").getByLabel("Notes").fill("Count what customers notice.");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();

  await signedIn(page, "MEMBER");
  await page.goto("/coaching");
  await expect(page.getByText("Count what customers notice.")).toBeVisible();
});
