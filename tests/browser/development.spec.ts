import { violations } from "./axe";
import { atRest, choose, expect, signedIn, test } from "./company";

test("somebody writes where they want to get to and how, lets another look, and nobody else sees it", async ({
  page,
}) => {
  const coach = await signedIn(page, "COACH");
  await page.goto("/development");
  await expect(page.getByText("No aspiration yet")).toBeVisible();
  // What somebody has announced meanwhile comes above the page, and moves the button.
  await atRest(page);
  await page.getByRole("button", { name: "New aspiration" }).click();
  await page.getByLabel("Where do you want to get to?").fill("Teach how to coach");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("list", { name: "Aspirations" })).toContainText("Teach how to coach");

  await page.getByRole("button", { name: "New step" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What is to be learned or tried").fill("Hold a workshop");
  await dialog.getByLabel("Due on").fill("2020-01-01");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("It is due before it starts.")).toBeVisible();
  await dialog.getByLabel("From").fill("2027-02-01");
  await dialog.getByLabel("Due on").fill("2027-05-31");
  await dialog.getByRole("button", { name: /Aspiration/ }).click();
  await page.getByRole("option", { name: "Teach how to coach" }).click();
  await choose(page, /Objectives that help/, "Bring the street into our design reviews");
  await dialog.getByRole("button", { name: "Save" }).click();
  const row = page.getByRole("row", { name: /Hold a workshop/ });
  await expect(row).toContainText("Teach how to coach");
  await expect(row.getByRole("link")).toHaveCount(1);
  await expect(page.getByRole("img", { name: /Roadmap of 1 step, .* to Q2 2027/ })).toBeVisible();
  await page.getByRole("button", { name: "By month" }).click();
  await expect(page.getByRole("img", { name: /Roadmap of 1 step, .* to May/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await choose(page, "Let somebody look", "Noor van Dijk");
  await expect(page.getByRole("list", { name: "Who may look" })).toContainText("Noor van Dijk");

  await signedIn(page, "ADMIN");
  await page.goto("/development");
  await page.getByRole("list", { name: "Shared with you" }).getByRole("link", { name: coach.name }).click();
  await expect(page.getByRole("heading", { name: `Development of ${coach.name}` })).toBeVisible();
  await expect(page.getByRole("row", { name: /Hold a workshop/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Change/ })).toHaveCount(0);
  const address = page.url();

  await signedIn(page, "LEAD");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address);
  await expect(page.getByText("No step yet")).toBeVisible();
  await page.getByRole("link", { name: "My own" }).click();
  await expect(page.getByRole("heading", { name: "My development" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
