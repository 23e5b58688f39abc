import type { Route } from "@playwright/test";
import { violations } from "./axe";
import { archived, ask, expect, objectiveMade, signedIn, test } from "./company";
import { dialog, formsOf } from "./forms";

const FAULTS = [
  (route: Route) => route.fulfill({ status: 500, body: "broken" }),
  (route: Route) =>
    route.fulfill({ status: 200, contentType: "application/graphql-response+json", body: '{"data":{"thi' }),
  // The server takes it, and the answer is lost on the way back.
  async (route: Route) => {
    await route.fetch();
    await route.abort("connectionreset");
  },
];

test("what is typed into a form outlives a failing server, a cut answer and a lost one, and is stored once", async ({
  page,
}) => {
  test.setTimeout(90_000);
  const { id } = await signedIn(page, "ADMIN");
  const objectiveId = await objectiveMade(page, id, `Fault ${crypto.randomUUID().slice(0, 6)}`);
  const { company } = await ask<{ company: { id: string } }>(page, "{ company { id } }");
  const { meetingCreate } = await ask<{ meetingCreate: { meeting: { id: string } } }>(
    page,
    "mutation ($input: MeetingCreateInput!) { meetingCreate(input: $input) { meeting { id } } }",
    { input: { idempotencyKey: crypto.randomUUID(), unitId: company.id, kind: "OTHER", title: "Faults" } },
  );
  for (const form of formsOf(objectiveId, company.id, meetingCreate.meeting.id))
    await test.step(form.name, async () => {
      const text = `Outlives ${form.name} ${crypto.randomUUID().slice(0, 6)}`;
      const within = form.within(page);
      const isSent = (route: Route) => {
        const body = route.request().postData() ?? "";
        return body.includes(text) && body.includes('"idempotencyKey"');
      };
      await page.goto(form.path);
      await form.open?.(page);
      await form.fill(within, text);
      for (const fault of FAULTS) {
        let met = false;
        await page.route("**/graphql", async (route) => {
          if (!isSent(route)) return route.continue();
          await fault(route);
          met = true;
        });
        await within.getByRole("button", { name: form.send, exact: true }).click();
        await expect.poll(() => met).toBe(true);
        await expect(within.getByRole("alert")).toHaveCount(1);
        await expect(within.getByRole("alert")).toHaveText(/again/);
        await expect(form.field(within)).toHaveValue(text);
        await page.unroute("**/graphql");
      }
      await within.getByRole("button", { name: form.send, exact: true }).click();
      await expect(within.getByRole("alert")).toHaveCount(0);
      await expect.poll(() => form.stored(page, text)).toBe(1);
    });
  await archived(page, objectiveId);
});

test("what was typed comes back beside what somebody else has saved since, in both languages, and one of them is taken", async ({
  page,
}) => {
  const { id } = await signedIn(page, "ADMIN");
  const objectiveId = await objectiveMade(page, id, `Draft ${crypto.randomUUID().slice(0, 6)}`);
  type Saved = { initiative: { id: string; version: number; title: string; effortDays: number } };
  const { initiativeCreate } = await ask<{ initiativeCreate: Saved }>(
    page,
    "mutation ($input: InitiativeCreateInput!) { initiativeCreate(input: $input) { initiative { id version } } }",
    { input: { idempotencyKey: crypto.randomUUID(), goalId: objectiveId, title: "Draw a map", effortDays: 1 } },
  );
  const { initiative } = initiativeCreate;
  const opened = async (title: string) => {
    await page.goto(`/objectives/${objectiveId}`);
    await page.getByRole("main").getByRole("button", { name: title }).click();
    return dialog(page);
  };
  const first = await opened("Change Draw a map");
  await first.getByLabel("What is done").fill("Draw a better map");
  await first.getByLabel("Effort in days").fill("2.5");
  await ask(
    page,
    "mutation ($input: InitiativeUpdateInput!) { initiativeUpdate(input: $input) { userErrors { code } } }",
    { input: { id: initiative.id, ifVersion: initiative.version, title: "Draw a globe" } },
  );
  await page.evaluate(() => localStorage.setItem("plumbline.language", "de"));
  const again = await opened("Draw a globe ändern");
  await expect(again.getByLabel("Was getan wird")).toHaveValue("Draw a better map");
  await expect(again.getByLabel("Aufwand in Tagen")).toHaveValue("2,5");
  const note = again.getByRole("region", { name: "Inzwischen gespeichert" });
  await expect(note).toContainText("Draw a globe");
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("meanwhile.png") });
  await note.getByRole("button", { name: "Meines behalten" }).click();
  await expect(note).toHaveCount(0);
  await again.getByRole("button", { name: "Speichern" }).click();
  await expect(again).toHaveCount(0);
  type Answer = { node: Saved["initiative"] };
  const asked = "query ($id: ID!) { node(id: $id) { ... on Initiative { title effortDays } } }";
  const { node } = await ask<Answer>(page, asked, { id: initiative.id });
  expect(node).toEqual({ title: "Draw a better map", effortDays: 2.5 });
  await expect((await opened("Draw a better map ändern")).getByLabel("Was getan wird")).toHaveValue(
    "Draw a better map",
  );
  expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes("draft")))).toEqual([]);
  await archived(page, objectiveId);
});

test("a change whose answer was lost is saved once it is sent again, and what somebody else saved since is shown beside it", async ({
  page,
}) => {
  const { id } = await signedIn(page, "ADMIN");
  const objectiveId = await objectiveMade(page, id, `Again ${crypto.randomUUID().slice(0, 6)}`);
  type Stored = { id: string; version: number; title: string };
  const { initiative } = (
    await ask<{ initiativeCreate: { initiative: Stored } }>(
      page,
      "mutation ($input: InitiativeCreateInput!) { initiativeCreate(input: $input) { initiative { id version title } } }",
      { input: { idempotencyKey: crypto.randomUUID(), goalId: objectiveId, title: "Draw a map" } },
    )
  ).initiativeCreate;
  const stored = async () =>
    (
      await ask<{ node: Stored }>(
        page,
        "query ($id: ID!) { node(id: $id) { ... on Initiative { id version title } } }",
        initiative,
      )
    ).node;
  // Nothing tells the page of changes but the answers to its own.
  await page.route("**/graphql/stream", (route) => route.abort());
  await page.goto(`/objectives/${objectiveId}`);
  const sentWith = async (was: string, title: string) => {
    await page
      .getByRole("main")
      .getByRole("button", { name: `Change ${was}` })
      .click();
    await dialog(page).getByLabel("What is done").fill(title);
    await page.route("**/graphql", async (route) => {
      if (!route.request().postData()?.includes(title)) return route.continue();
      await route.fetch();
      await route.abort("connectionreset");
    });
    await dialog(page).getByRole("button", { name: "Save" }).click();
    await expect(dialog(page).getByRole("alert")).toHaveText(/again/);
    await page.unroute("**/graphql");
  };
  await sentWith("Draw a map", "Draw a globe");
  await dialog(page).getByRole("button", { name: "Save" }).click();
  await expect(dialog(page)).toHaveCount(0);
  expect(await stored()).toMatchObject({ version: 2, title: "Draw a globe" });
  await sentWith("Draw a globe", "Draw a better globe");
  await ask(
    page,
    "mutation ($input: InitiativeUpdateInput!) { initiativeUpdate(input: $input) { userErrors { code } } }",
    { input: { id: initiative.id, ifVersion: 3, title: "Draw an atlas" } },
  );
  await dialog(page).getByRole("button", { name: "Save" }).click();
  await expect(dialog(page).getByRole("alert")).toContainText("Somebody else saved first");
  const note = dialog(page).getByRole("region", { name: "Saved meanwhile" });
  await expect(note).toContainText("Draw an atlas");
  await note.getByRole("button", { name: "Keep mine" }).click();
  await dialog(page).getByRole("button", { name: "Save" }).click();
  await expect(dialog(page)).toHaveCount(0);
  expect(await stored()).toMatchObject({ version: 5, title: "Draw a better globe" });
  await archived(page, objectiveId);
});
