import type { Page } from "@playwright/test";
import { translations } from "../../frontend/language/catalog";
import { violations } from "./axe";
import {
  atRest,
  ask,
  companyObjectives,
  expect,
  expectNoSidewaysScroll,
  reportableAt,
  signedIn,
  test,
} from "./company";

const SETTINGS = ["company", "cycles", "account"].map((part) => `/settings?part=${part}`);
const PAGES = ["/", "/alignment", "/check-in", "/my-okrs", "/teams", "/meetings", "/findings"];

/** Whatever stands on the page, seen or said, by itself and in English although it has a German of another form. */
async function englishOn(page: Page, english: readonly string[]): Promise<string[]> {
  return page.evaluate((known) => {
    const texts = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.add(walker.currentNode.textContent?.trim() ?? "");
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]"))
      for (const name of ["aria-label", "title", "placeholder"]) texts.add(element.getAttribute(name)?.trim() ?? "");
    return known.filter((text) => texts.has(text));
  }, english);
}

test.describe("in a German browser", () => {
  test.use({ locale: "de-DE" });

  test("a value typed with a comma is checked in and shown with one", async ({ page }) => {
    await signedIn(page, "LEAD");
    const one = await reportableAt(page, 2);
    await page.goto(`/check-in?keyResult=${one.id}`);
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    const row = page.getByRole("listitem", { name: one.title }).first();
    const value = Math.floor(one.currentValue ?? 0) + 0.625;
    await row.getByLabel(/^Wert/).fill(String(value).replace(".", ","));
    await page.getByRole("button", { name: "1 Check-in speichern" }).click();
    await expect(row.getByRole("status")).toHaveText("Gespeichert");
    await page.goto(`/objectives/${one.objective.id}?keyResult=${one.id}`);
    const written = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 6 }).format(value);
    await expect(page.getByText(written).first()).toBeVisible();
  });

  test("no page keeps English words, sticks out on a phone, or gives axe anything to say", async ({ page }) => {
    test.setTimeout(90_000);
    const german = await translations();
    await page.setViewportSize({ width: 390, height: 844 });
    await signedIn(page, "ADMIN");
    // The demo company speaks English: a team of it may be called as a function is.
    type Teams = { nodes: { name: string; teams?: Teams }[] };
    const { company } = await ask<{ company: { teams: Teams } }>(
      page,
      "{ company { teams(first: 100) { nodes { name teams(first: 100) { nodes { name } } } } } }",
    );
    const names = new Set(
      company.teams.nodes.flatMap((each) => [each, ...(each.teams?.nodes ?? [])]).map(({ name }) => name),
    );
    const english = [...german.values()].flatMap(({ message, german: text }) =>
      text === message || /[{<]/.test(message) || names.has(message) ? [] : [message.trim()],
    );
    expect(english.length).toBeGreaterThan(1000);
    const [top] = await companyObjectives(page);
    const own = [`/objectives/${top?.id}`, `/objectives/${top?.id}?why=${top?.id}`, "/objectives/new"];
    for (const path of [...PAGES, ...SETTINGS, ...own, "/invitations/unknown"]) {
      await page.goto(path);
      await expect(page.getByRole("heading").first()).toBeVisible();
      await expect(page.getByRole("status", { name: /^Wird geladen/ })).toHaveCount(0);
      await atRest(page);
      expect.soft(await englishOn(page, english), path).toEqual([]);
      await test.step(path, () => expectNoSidewaysScroll(page));
      if (!SETTINGS.includes(path)) expect.soft(await violations(page), path).toEqual([]);
    }
    await expect(page.getByText("Dieser Link gilt nicht mehr.")).toBeVisible();
  });

  test("formulas, findings and what is being typed are worded in German, with German numbers", async ({ page }) => {
    await signedIn(page, "ADMIN");
    const { id } = (await companyObjectives(page)).find(({ progress }) => progress) ?? {};
    await page.goto(`/objectives/${id}?why=${id}`);
    const why = page.getByRole("dialog", { name: "Warum?" });
    await expect(why.getByText(/Σ gezählt × Gewicht ÷ Σ Gewicht/)).toBeVisible();
    await why.getByRole("radio", { name: "Tempo" }).click();
    await expect(why.getByText(/im Tempo bis .+, zurück bis 0,\d+, darüber weit zurück/)).toBeVisible();
    await page.goto("/findings?kind=KEY_RESULT_COUNT");
    await expect(page.getByText(/bleibt es messbar und überschaubar; es hat \d/).first()).toBeVisible();
    await page.goto("/objectives/new");
    await page.getByLabel("Objective", { exact: true }).fill("Wachsen um 9 %");
    await expect(page.getByRole("status", { name: "Könnte besser sein" })).toContainText(
      "Sag, wohin es geht; die Zahl gehört in ein Key Result.",
    );
  });

  test("the language is changed in the menu under one's name, and stays", async ({ page }) => {
    const person = await signedIn(page, "MEMBER");
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1, name: "Start" })).toBeVisible();
    await page.getByRole("banner").getByRole("button", { name: person.name }).click();
    await page.getByRole("menuitem", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.goto("/settings?part=account");
    await page.getByRole("button", { name: /Language of this browser/ }).click();
    await page.getByRole("option", { name: "As the browser says" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
  });
});

test("written from right to left, no page can be pushed sideways", async ({ page }) => {
  await page.addInitScript(() => {
    new MutationObserver(() => document.documentElement.setAttribute("dir", "rtl")).observe(document, {
      childList: true,
    });
  });
  await signedIn(page, "LEAD");
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    for (const path of ["/", "/alignment", "/check-in", "/my-okrs", "/settings?part=account"]) {
      await page.goto(path);
      await expect(page.getByRole("heading").first()).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
      await test.step(`${path}, ${width}`, () => expectNoSidewaysScroll(page));
    }
  }
});
