import { expect, signedIn, test } from "./company";

test.use({ serviceWorkers: "allow" });

test("the app opens without a connection, at any of its addresses, and keeps nothing that was asked", async ({
  page,
  context,
}) => {
  await signedIn(page, "MEMBER");
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Trusted|Content Security/.test(message.text())) refused.push(message.text());
  });
  await page.goto("/home");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const kept = await page.evaluate(async () => {
    const caught = await Promise.all(
      (await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname),
      ),
    );
    return caught.flat();
  });
  expect(kept).toContain("/index.html");
  const built = ["/index.html", "/plumbline.svg"];
  expect(kept.filter((path) => !built.includes(path) && !path.startsWith("/assets/"))).toEqual([]);
  // What draws an export and the other pages are fetched when somebody wants them.
  expect(kept.filter((path) => /\/(pdf|settings|library)-.*\.js$/.test(path))).toEqual([]);
  await context.setOffline(true);
  for (const path of ["/alignment", "/my-okrs", "/library"]) {
    await page.goto(path);
    await expect(page.locator("#root")).toContainText("The server cannot be reached");
  }
  await context.setOffline(false);
  await page.goto("/check-in");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(refused).toEqual([]);
});

test("what the server has is shown, not what is kept, whenever it answers", async ({ page }) => {
  await signedIn(page, "MEMBER");
  await page.goto("/home");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.evaluate(async () => {
    const page = new Response("<title>Old</title>", { headers: { "content-type": "text/html" } });
    for (const name of await caches.keys()) await (await caches.open(name)).put("/index.html", page.clone());
  });
  await page.goto("/check-in");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
