import { expect, signedIn, test } from "./company";

test("whoever is signed in tries a query out, and the policy refuses nothing", async ({ page }) => {
  test.slow(); // An editor of several megabytes comes up.
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") refused.push(message.text());
  });
  page.on("pageerror", (error) => refused.push(error.message));
  await signedIn(page, "MEMBER");
  const answer = await page.goto("/graphiql");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain("unsafe-eval");
  await expect(page.locator(".graphiql-query-editor .view-lines")).toContainText("company", { timeout: 40_000 });
  await page.getByRole("button", { name: /Execute query/ }).click();
  await expect(page.locator(".graphiql-response .view-lines")).toContainText("Tellmere", { timeout: 20_000 });
  await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
  await expect(page.getByRole("link", { name: "Query", exact: true })).toBeVisible();
  expect(refused).toEqual([]);
});

test("a stranger who asks for GraphiQL signs in first and comes back to it", async ({ page }) => {
  await page.goto("/graphiql");
  await expect(page).toHaveURL(/\/sign-in\?back=%2Fgraphiql/);
  const session = (await (await page.request.get("/session")).json()) as { demo: { people: { name: string }[] } };
  await page.getByRole("button", { name: session.demo.people[0]?.name ?? "" }).click();
  await expect(page).toHaveURL(/\/graphiql$/);
  await expect(page).toHaveTitle(/GraphiQL/);
});

test("the page cannot be had without its own policy", async ({ page }) => {
  await signedIn(page, "MEMBER");
  const answer = await page.request.get("/graphiql/index.html", { headers: { accept: "*/*" } });
  expect(answer.status()).toBe(404);
});
