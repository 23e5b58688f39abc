import { demoPeople, expect, signedIn, test } from "./company";

test("one of the demo people signs in by name, and out again", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
  const [person] = await demoPeople(page);
  await page.getByRole("button", { name: person?.name ?? "" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  await page.getByRole("button", { name: person?.name ?? "" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/my-okrs");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("a wrong password is refused with one sentence, and the e-mail stays", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("nobody@tellmere.example");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText(/password/i);
  await expect(page.getByLabel("E-mail")).toHaveValue("nobody@tellmere.example");
});

test("a deep link opened before signing in comes back after it, whole", async ({ page }) => {
  await page.goto("/alignment?shape=outline&health=%5B%22AT_RISK%22%5D");
  await expect(page).toHaveURL(/\/sign-in\?back=/);
  const [person] = await demoPeople(page);
  await page.getByRole("button", { name: person?.name ?? "" }).click();
  await expect(page.getByRole("treegrid", { name: "Alignment outline" })).toBeVisible();
  await expect(page).toHaveURL(/\/alignment\?.*shape=outline/);
  await expect(page.getByRole("group", { name: "Health" }).getByRole("button", { name: /At risk/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("a link to sign in never leads to another site", async ({ page }) => {
  await page.goto("/sign-in?back=%2F%2Fevil.example%2Fx");
  const [person] = await demoPeople(page);
  await page.getByRole("button", { name: person?.name ?? "" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
});

test("a used or invented invitation says so and offers the way to sign in", async ({ page }) => {
  await page.goto("/invitations/no-such-link");
  await expect(page.getByRole("heading", { name: "This link does not open" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in instead" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("what one person read is gone when the next one signs in", async ({ page }) => {
  await signedIn(page, "LEAD");
  await page.goto("/my-okrs");
  await expect(page.getByRole("heading", { name: "Mine" })).toBeVisible();
  const reader = await signedIn(page, "READER");
  await page.goto("/my-okrs");
  await expect(page.getByRole("button", { name: reader.name })).toBeVisible();
  await expect(page.getByText("No objective of yours in this cycle")).toBeVisible();
});
