import { PDFDocument } from "@cantoo/pdf-lib";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, signedIn, test } from "./company";
import { violations } from "./axe";

async function exported(page: Page, extent: RegExp, format: RegExp): Promise<{ name: string; body: Buffer }> {
  await page.getByRole("button", { name: "Export…" }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("button", { name: /What/ }).click();
  await page.getByRole("option", { name: extent }).click();
  await dialog.getByRole("button", { name: /Format/ }).click();
  await page.getByRole("option", { name: format }).click();
  const waiting = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  const download = await waiting;
  await expect(dialog).toHaveCount(0);
  return { name: download.suggestedFilename(), body: await readFile(await download.path()) };
}

test("tree, map and outline go into files of every format", async ({ page }) => {
  await signedIn(page, "ADMIN");
  await page.goto("/alignment?shape=tree");
  const svg = await exported(page, /in sight/, /SVG/);
  expect(svg.name).toBe("alignment-tree.svg");
  expect(svg.body.toString()).toMatch(/^<svg [^>]*>[\s\S]*<text [\s\S]*<\/svg>$/);

  await page.goto("/alignment?shape=map");
  const png = await exported(page, /Everything/, /PNG/);
  expect(png.name).toBe("alignment-map.png");
  expect(png.body.subarray(1, 4).toString()).toBe("PNG");
  expect(png.body.readUInt32BE(16)).toBeGreaterThan(1_000);

  await page.goto("/alignment?shape=outline");
  const pdf = await exported(page, /Everything/, /PDF/);
  const document = await PDFDocument.load(pdf.body);
  expect(document.getTitle()).toBe("Alignment");
  expect(document.getPageCount()).toBeGreaterThan(1);

  const whole = (await exported(page, /Everything/, /CSV/)).body.toString();
  await page.goto("/alignment?shape=outline&health=AT_RISK");
  await expect(page.getByRole("button", { name: "Clear filters" })).toBeVisible();
  const part = (await exported(page, /in sight/, /CSV/)).body.toString();
  expect(whole.startsWith("\uFEFFLevel,Title,Owner")).toBe(true);
  expect(part).toContain("At risk");
  expect(part.split("\r\n").length).toBeLessThan(whole.split("\r\n").length);
});

test("the dialog has no accessibility violation, and the link is copied with every state", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signedIn(page, "MEMBER");
  await page.goto("/alignment?shape=outline&health=AT_RISK");
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Link copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await page.getByRole("button", { name: "Export…" }).click();
  await expect(page.getByRole("dialog", { name: "Export" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
