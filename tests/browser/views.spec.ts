import { violations } from "./axe";
import { ask, expect, signedIn, test } from "./company";

type Views = { viewer: { savedViews: { id: string; name: string }[] } };

test("a view is saved, shared, opened by somebody else, changed, removed and brought back", async ({
  page,
  browser,
}) => {
  const name = `Monday ${Date.now()}`;
  await signedIn(page, "LEAD");
  await page.goto("/alignment?shape=outline&health=[%22AT_RISK%22]");
  await page.getByRole("button", { name: "Views", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Views" });
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByRole("button", { name: /Who sees it/ }).click();
  await page.getByRole("option", { name: "Tellmere Instruments" }).click();
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(dialog.getByRole("button", { name, exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  const other = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
  await signedIn(other, "MEMBER");
  await other.goto("/alignment");
  await other.getByRole("button", { name: "Views", exact: true }).click();
  await other.getByRole("dialog", { name: "Views" }).getByRole("button", { name, exact: true }).click();
  await expect(other).toHaveURL(/shape=outline/);
  await expect(other.getByRole("treegrid")).toBeVisible();
  await expect(other.getByRole("group", { name: "Health" }).getByRole("button", { pressed: true })).toContainText(
    "At risk",
  );
  await other.goBack();
  await expect(other).not.toHaveURL(/shape=outline/);
  await other.getByRole("button", { name: "Views", exact: true }).click();
  await expect(other.getByRole("button", { name: `Change ${name}` })).toHaveCount(0);
  await other.context().close();

  await dialog.getByRole("button", { name: `Change ${name}` }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await dialog.getByLabel("New name").fill(`${name} again`);
  await dialog.getByRole("button", { name: "Rename" }).click();
  await dialog.getByRole("button", { name: `Change ${name} again` }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(dialog.getByRole("button", { name: `${name} again`, exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(dialog.getByRole("button", { name: `${name} again`, exact: true })).toBeVisible();

  const { viewer } = await ask<Views>(page, "{ viewer { savedViews { id name } } }");
  const own = viewer.savedViews.find((view) => view.name === `${name} again`);
  await ask(page, "mutation ($input: SavedViewRemoveInput!) { savedViewRemove(input: $input) { removedId } }", {
    input: { id: own?.id },
  });
});
