import { ask, choose, expect, signedIn, test } from "./company";

test("a meeting is called, presented by the keys, decided in and closed, and what is open comes back", async ({
  page,
}) => {
  const lead = await signedIn(page, "LEAD");
  const { viewer } = await ask<{ viewer: { leads: { id: string; name: string }[] } }>(
    page,
    "{ viewer { leads { id ... on Company { name } ... on Team { name } } } }",
  );
  const unit = viewer.leads[0];
  if (!unit) throw new Error("The lead leads nothing.");
  await page.goto(`/meetings?unit=${unit.id}`);
  await page.getByRole("button", { name: "New meeting" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("First review");
  await page.getByRole("button", { name: "Call it" }).click();
  await expect(page.getByRole("heading", { name: "First review" })).toBeVisible();
  const agenda = page.getByRole("list", { name: "Agenda" }).getByRole("listitem");
  await expect(agenda.first()).toBeVisible();
  const bar = await agenda
    .first()
    .getByRole("img", { name: /^Progress/ })
    .boundingBox();
  expect(bar?.width).toBeGreaterThan(60);
  const goal = await agenda.first().getByRole("link").first().innerText();

  await page.getByRole("link", { name: "Present" }).click();
  await expect(page.getByRole("button", { name: "Full screen" })).toBeVisible();
  await expect(page.locator("main")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { name: goal })).toBeVisible();
  await page.getByRole("button", { name: /Note a/ }).click();
  await page.getByRole("option", { name: "Action" }).click();
  await page.getByLabel("What is to be done").fill("Call the supplier");
  await choose(page, "Done by", lead.name);
  await page.getByLabel("Due on").fill("2030-01-31");
  await page.getByRole("button", { name: "Note it" }).click();
  await expect(page.getByText("Noted")).toBeVisible();
  await page.locator("main").focus();
  await page.keyboard.press("End");
  await expect(page.getByText("Call the supplier")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Close meeting" }).click();
  await expect(page.getByText("closed, as it stood then")).toBeVisible();
  await page.getByRole("link", { name: `Meetings of ${unit.name}` }).click();
  await page.getByRole("button", { name: "New meeting" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Second review");
  await page.getByRole("button", { name: "Call it" }).click();
  await expect(page.getByRole("heading", { name: "Second review" })).toBeVisible();
  const back = page.getByRole("list", { name: "From earlier meetings" });
  const action = back.getByRole("listitem").filter({ hasText: "Call the supplier" });
  await action.getByText("Call the supplier").click();
  await expect(action.getByRole("checkbox")).toBeChecked();
});
