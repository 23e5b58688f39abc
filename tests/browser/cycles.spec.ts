import { expect, signedIn, test } from "./company";

test("a year of cycles is seen before it is made", async ({ page }) => {
  await signedIn(page, "ADMIN");
  await page.goto("/settings?part=cycles");
  await page.getByRole("button", { name: "Make a year of cycles…" }).click();
  const dialog = page.getByRole("dialog", { name: "A year of cycles" });
  await dialog.getByRole("button", { name: /Year/ }).click();
  const last = page.getByRole("option").last();
  const year = Number(await last.textContent());
  await last.click();
  await dialog.getByRole("button", { name: /It begins in/ }).click();
  await page.getByRole("option").nth(3).click();
  await dialog.getByRole("button", { name: /Divided into/ }).click();
  await page.getByRole("option", { name: "Trimesters" }).click();
  const name = `T3 ${year}/${String(year + 1).slice(2)}`;
  await expect(dialog.getByRole("list", { name: "What will be made" })).toContainText(name);
  await dialog.getByRole("button", { name: "Make 4" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText("Planning");
});
