import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { violations } from "./axe";
import { companyObjectives, expect, signedIn, test } from "./company";

const sites: Server[] = [];

test.afterAll(() => {
  for (const site of sites) site.close();
});

/** A page of another site, on this port of this machine, with the embed in a frame. */
async function framedAt(page: Page, port: number, address: string) {
  const site = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.end(`<h1>Wiki</h1><iframe title="OKRs" src="${address}"></iframe>`);
  });
  sites.push(site);
  await new Promise<void>((listening) => site.listen(port, "127.0.0.1", listening));
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  return page.frameLocator("iframe");
}

test("an objective is shown in a frame of a site that the settings name, until its link is revoked", async ({
  page,
  browser,
}) => {
  await signedIn(page, "ADMIN");
  const [top] = await companyObjectives(page);
  await page.goto(`/objectives/${top?.id}`);
  await page.getByRole("button", { name: "Embed…" }).click();
  const dialog = page.getByRole("dialog", { name: `Embed: ${top?.title}` });
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const address = (await dialog.getByText(/^http.*\/embed\//).textContent()) ?? "";
  await expect(dialog.getByText(`<iframe src="${address}"`, { exact: false })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(address);
  await expect(stranger.getByRole("heading", { name: top?.title ?? "" })).toBeVisible();
  expect(await violations(stranger)).toEqual([]);
  const shown = await framedAt(stranger, Number(new URL(page.url()).port) + 1000, address);
  await expect(shown.getByRole("heading", { name: top?.title ?? "" })).toBeVisible();
  const refused = await framedAt(stranger, 0, address);
  await expect(stranger.getByRole("heading", { name: "Wiki" })).toBeVisible();
  await expect(refused.getByRole("heading", { name: top?.title ?? "" })).toHaveCount(0);

  await dialog.getByRole("list", { name: "Links that open" }).getByRole("button").first().click();
  await expect(page.getByText("Link revoked: it shows nothing any more")).toBeVisible();
  await stranger.goto(address);
  await expect(stranger.getByText("This link shows nothing any more.", { exact: false })).toBeVisible();
  await stranger.context().close();
});

test("a team's objectives are shown to whoever has the link", async ({ page, browser }) => {
  await signedIn(page, "ADMIN");
  await page.goto("/teams");
  await page.getByRole("main").getByRole("link", { name: "Sales", exact: true }).click();
  await page.getByRole("button", { name: "Embed…" }).click();
  const dialog = page.getByRole("dialog", { name: "Embed: Sales" });
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const address = (await dialog.getByText(/^http.*\/embed\//).textContent()) ?? "";
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(address);
  await expect(stranger.getByRole("heading", { name: "Sales" })).toBeVisible();
  await expect(stranger.getByRole("listitem").first()).toContainText("%");
  await stranger.context().close();
});
