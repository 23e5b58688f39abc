import type { Locator, Page } from "@playwright/test";
import { ask, expect, signedIn, test } from "./company";

/** A form, how it is opened, and a text that can be typed into it. */
interface Form {
  path: string;
  open?: string;
  label: string;
  text: string;
}

const FORMS: readonly Form[] = [
  { path: "/settings?part=account", label: "New token for", text: "A draft of a token" },
  { path: "/settings?part=teams", label: "New team", text: "A draft of a team" },
  { path: "/settings?part=company", label: "At", text: "10:45" },
  { path: "/meetings?unit=", open: "New meeting", label: "Title", text: "A draft of a meeting" },
];

async function fieldOf(page: Page, unitId: string, { path, open, label }: Form): Promise<Locator> {
  await page.goto(path.endsWith("=") ? `${path}${unitId}` : path);
  const main = page.getByRole("main");
  if (open) await main.getByRole("button", { name: open }).click();
  return (open ? page.getByRole("dialog") : main).getByLabel(label, { exact: true });
}

const kept = (page: Page) =>
  page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith("plumbline.draft")));

test("what is typed into the forms of settings and meetings comes back after a reload, and goes once it is taken back", async ({
  page,
}) => {
  await signedIn(page, "ADMIN");
  const { company } = await ask<{ company: { id: string } }>(page, "{ company { id } }");
  for (const form of FORMS)
    await test.step(form.text, async () => {
      const field = await fieldOf(page, company.id, form);
      const before = await field.inputValue();
      await field.fill(form.text);
      const again = await fieldOf(page, company.id, form);
      await expect(again).toHaveValue(form.text);
      await again.fill(before);
      expect(await kept(page)).toEqual([]);
    });
});

test("a token that was made is in no storage of the browser, and neither is what it was asked for with", async ({
  page,
}) => {
  await signedIn(page, "ADMIN");
  const name = `Kept nowhere ${crypto.randomUUID().slice(0, 6)}`;
  await page.goto("/settings?part=account");
  const main = page.getByRole("main");
  await main.getByLabel("New token for").fill(name);
  expect(await kept(page)).toHaveLength(1);
  await main.getByRole("button", { name: "Make token" }).click();
  const said = main.getByText(/^plb_/);
  await expect(said).toBeVisible();
  const secret = (await said.textContent()) ?? "";
  expect(secret.length).toBeGreaterThan(20);
  expect(await kept(page)).toEqual([]);
  const all = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(all).not.toContain(secret);
  await main.getByRole("button", { name: `Revoke ${name}` }).click();
  await expect(main.getByRole("button", { name: `Revoke ${name}` })).toHaveCount(0);
});
