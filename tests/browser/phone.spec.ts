import { ask, companyObjectives, expect, expectNoSidewaysScroll, reportableAt, signedIn, test } from "./company";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("a phone shows the outline first, and opens an objective by thumb", async ({ page }) => {
  await signedIn(page, "LEAD");
  await page.goto("/alignment");
  const outline = page.getByRole("treegrid", { name: "Alignment outline" });
  await expect(outline).toBeVisible();
  // Which objective stands first depends on what other journeys do meanwhile; further ones may be out of sight.
  const first = outline.locator('[aria-level="1"]').first();
  const title = (await first.locator("[title]").first().getAttribute("title")) ?? "";
  await first.tap();
  const panel = page.getByRole("complementary", { name: "Objective" });
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText(title);
  await expectNoSidewaysScroll(page);
  await panel.getByRole("link", { name: "Open" }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("a check-in is done by thumb", async ({ page }) => {
  await signedIn(page, "LEAD");
  const { id, title } = await reportableAt(page, -3);
  await page.goto(`/check-in?keyResult=${id}`);
  const row = page.getByRole("listitem", { name: title }).first();
  await row.getByRole("radiogroup").locator("label").nth(1).tap();
  await row.getByLabel(/^Note/).fill("By thumb");
  const save = page.getByRole("button", { name: "Save 1 check-in" });
  await expect(save).toBeInViewport();
  await save.tap();
  await expect(row.getByRole("status")).toHaveText(/^Saved/);
});

test("no page can be pushed sideways on a phone", async ({ page }) => {
  const person = await signedIn(page, "ADMIN");
  const [top] = await companyObjectives(page);
  const { company } = await ask<{ company: { teams: { nodes: { id: string }[] } } }>(
    page,
    "{ company { teams(first: 1) { nodes { id } } } }",
  );
  const paths = [
    "/alignment",
    `/alignment?selected=${top?.id}&panel=open`,
    "/check-in",
    "/my-okrs",
    "/findings",
    "/coaching",
    "/thanks",
    "/feedback",
    `/initiatives?of=${company.teams.nodes[0]?.id}`,
    "/teams",
    `/teams/${company.teams.nodes[0]?.id}`,
    `/people/${person.id}`,
    `/objectives/${top?.id}`,
    `/objectives/${top?.id}?why=${top?.id}`,
    `/objectives/${top?.id}/edit`,
    "/objectives/new",
    ...["company", "priorities", "teams", "people", "cycles", "account", "rewards"].map(
      (part) => `/settings?part=${part}`,
    ),
  ];
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole("heading").first()).toBeVisible();
    await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
    await test.step(path, () => expectNoSidewaysScroll(page));
  }
});

test("the app can be installed: the browser finds nothing wrong in its manifest, and its icons are there", async ({
  page,
}) => {
  await signedIn(page, "LEAD");
  await page.goto("/");
  const session = await page.context().newCDPSession(page);
  const { url, errors, data } = await session.send("Page.getAppManifest");
  expect([url.endsWith("/plumbline.webmanifest"), errors]).toEqual([true, []]);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A test's window is private, and nothing is installed from one.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  const { icons, shortcuts } = JSON.parse(data ?? "{}") as { icons: { src: string }[]; shortcuts: { url: string }[] };
  for (const { src } of icons) expect((await page.request.get(src)).headers()["content-type"]).toMatch(/^image\//);
  await page.goto(shortcuts[0]?.url ?? "/nowhere");
  await expect(page.getByRole("heading", { level: 1, name: "Check in" })).toBeVisible();
});
