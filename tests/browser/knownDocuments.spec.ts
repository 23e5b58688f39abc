import { atRest, expect, signedIn, test } from "./company";

test("the app names its documents by their hashes and never sends their texts", async ({ page }) => {
  const sent: { query?: string; extensions?: { persistedQuery?: { sha256Hash: string } } }[] = [];
  const codes: number[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/graphql") sent.push(request.postDataJSON());
  });
  page.on("response", (response) => {
    if (new URL(response.url()).pathname === "/graphql") codes.push(response.status());
  });
  await signedIn(page, "MEMBER");
  for (const [address, heading] of [
    ["/alignment", "tree"],
    ["/my-okrs", "heading"],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole(heading).first()).toBeVisible();
  }
  await atRest(page);
  expect(sent.length).toBeGreaterThan(1);
  expect(sent.filter((each) => each.query !== undefined)).toEqual([]);
  expect(sent.every((each) => /^[0-9a-f]{64}$/.test(each.extensions?.persistedQuery?.sha256Hash ?? ""))).toBe(true);
  expect(new Set(codes)).toEqual(new Set([200]));
});
