import type { Page } from "@playwright/test";
import { ask, expect, signedIn, tellsChanges, test } from "./company";

type Errors = { userErrors: { message: string }[] };

/** A draft of one's own, so that nobody else's picture moves. */
async function drafted(page: Page, title: string): Promise<string> {
  const { cycle, company } = await ask<{ cycle: { id: string }; company: { id: string } }>(
    page,
    "{ cycle { id } company { id } }",
  );
  const { objectiveCreate } = await ask<{ objectiveCreate: Errors & { objective: { id: string } } }>(
    page,
    "mutation ($input: ObjectiveCreateInput!) { objectiveCreate(input: $input) { objective { id } userErrors { message } } }",
    { input: { idempotencyKey: `live ${title} ${Date.now()}`, title, cycleId: cycle.id, ownerId: company.id } },
  );
  expect(objectiveCreate.userErrors).toEqual([]);
  return objectiveCreate.objective.id;
}

async function renamed(page: Page, id: string, title: string): Promise<void> {
  const { objective } = await ask<{ objective: { version: number } }>(
    page,
    "query ($id: ID!) { objective(id: $id) { version } }",
    { id },
  );
  const { objectiveUpdate } = await ask<{ objectiveUpdate: Errors }>(
    page,
    "mutation ($input: ObjectiveUpdateInput!) { objectiveUpdate(input: $input) { userErrors { message } } }",
    { input: { id, title, ifVersion: objective.version } },
  );
  expect(objectiveUpdate.userErrors).toEqual([]);
}

test("what is changed in one browser appears in another without a reload", async ({ page, browser, baseURL }) => {
  await signedIn(page, "ADMIN");
  const id = await drafted(page, "Followed from afar");
  const elsewhere = await browser.newContext({ ...(baseURL && { baseURL }) });
  try {
    const other = await elsewhere.newPage();
    const streaming = other.waitForResponse(tellsChanges);
    await signedIn(other, "ADMIN");
    await other.goto(`/objectives/${id}`);
    expect((await streaming).status()).toBe(200);
    const heading = other.getByRole("heading", { level: 1 });
    await expect(heading).toHaveText("Followed from afar");
    // Another tab of that browser shares its stream.
    const tab = await elsewhere.newPage();
    let streams = 0;
    tab.on("request", (request) => {
      // Who is here is told to each page by itself; what changes, to all of them together.
      if (request.url().endsWith("/graphql/stream") && request.postData()?.includes('"since"')) streams += 1;
    });
    await tab.goto(`/objectives/${id}`);
    await expect(tab.getByRole("heading", { level: 1 })).toHaveText("Followed from afar");
    await renamed(page, id, "Followed at once");
    await expect(heading).toHaveText("Followed at once");
    const { viewer } = await ask<{ viewer: { person: { name: string } } }>(page, "{ viewer { person { name } } }");
    await expect(other.getByText(`updated just now by ${viewer.person.name}`)).toBeVisible();
    await expect(tab.getByRole("heading", { level: 1 })).toHaveText("Followed at once");
    expect(streams).toBe(0);
  } finally {
    await elsewhere.close();
  }
});

test("what is changed while a page is read appears in it, though its stream begins later", async ({
  page,
  browser,
  baseURL,
}) => {
  await signedIn(page, "ADMIN");
  const id = await drafted(page, "Read before");
  const elsewhere = await browser.newContext({ ...(baseURL && { baseURL }) });
  try {
    const other = await elsewhere.newPage();
    await signedIn(other, "ADMIN");
    let begin = () => {};
    const changed = new Promise<void>((done) => {
      begin = done;
    });
    await other.route("**/graphql/stream", async (route) => {
      await changed;
      await route.continue();
    });
    await other.goto(`/objectives/${id}`);
    const heading = other.getByRole("heading", { level: 1 });
    await expect(heading).toHaveText("Read before");
    await renamed(page, id, "Changed meanwhile");
    begin();
    await expect(heading).toHaveText("Changed meanwhile");
  } finally {
    await elsewhere.close();
  }
});
