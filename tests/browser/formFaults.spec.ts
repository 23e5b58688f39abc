import type { Locator, Page, Route } from "@playwright/test";
import { violations } from "./axe";
import { archived, ask, expect, objectiveMade, signedIn, test } from "./company";

/** A form, how it is opened and sent, and how often what was typed is stored. */
interface Form {
  name: string;
  path: string;
  open?: (page: Page) => Promise<void>;
  /** Where its alert is said. */
  within: (page: Page) => Locator;
  fill: (within: Locator, text: string) => Promise<void>;
  /** The field that holds the text. */
  field: (within: Locator) => Locator;
  send: string;
  stored: (page: Page, text: string) => Promise<number>;
}

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

const dialog = (page: Page) => page.getByRole("dialog");
const pressed = (name: string) => (page: Page) => page.getByRole("main").getByRole("button", { name }).click();

type Titled = { title: string };
const times = (all: readonly Titled[], text: string) => all.filter(({ title }) => title === text).length;

type Named = { company: { teams: { nodes: { name: string }[] }; priorities: { name: string }[] } };
const NAMED = "{ company { teams(first: 100) { nodes { name } } priorities { name } } }";
const named = (all: readonly { name: string }[], text: string) => all.filter(({ name }) => name === text).length;

function formsOf(objectiveId: string, unitId: string, meetingId: string): Form[] {
  const words = (label: string | RegExp) => ({
    fill: (within: Locator, text: string) => within.getByLabel(label, { exact: true }).fill(text),
    field: (within: Locator) => within.getByLabel(label, { exact: true }),
  });
  type Development = { viewer: { person: { aspirations: Titled[]; developmentSteps: { nodes: Titled[] } } } };
  return [
    {
      name: "initiative",
      path: `/objectives/${objectiveId}`,
      open: pressed("Add initiative"),
      within: dialog,
      ...words("What is done"),
      send: "Save",
      async stored(page, text) {
        type Answer = { objective: { initiatives: { nodes: Titled[] } } };
        const asked = "query ($id: ID!) { objective(id: $id) { initiatives(first: 50) { nodes { title } } } }";
        return times((await ask<Answer>(page, asked, { id: objectiveId })).objective.initiatives.nodes, text);
      },
    },
    {
      name: "decision",
      path: `/meetings/${meetingId}`,
      within: (page) => page.getByRole("region", { name: "Decisions and actions" }),
      ...words("What was decided"),
      send: "Note it",
      async stored(page, text) {
        type Answer = { node: { points: { text: string }[] } };
        const asked = "query ($id: ID!) { node(id: $id) { ... on Meeting { points { text } } } }";
        const { points } = (await ask<Answer>(page, asked, { id: meetingId })).node;
        return points.filter((each) => each.text === text).length;
      },
    },
    {
      name: "meeting",
      path: `/meetings?unit=${unitId}`,
      open: pressed("New meeting"),
      within: dialog,
      ...words("Title"),
      send: "Call it",
      async stored(page, text) {
        type Answer = { meetings: { nodes: Titled[] } };
        const asked = "query ($id: ID!) { meetings(unitId: $id, first: 50) { nodes { title } } }";
        return times((await ask<Answer>(page, asked, { id: unitId })).meetings.nodes, text);
      },
    },
    {
      name: "aspiration",
      path: "/development",
      open: pressed("New aspiration"),
      within: dialog,
      ...words("Where do you want to get to?"),
      send: "Save",
      async stored(page, text) {
        const asked = "{ viewer { person { aspirations { title } } } }";
        return times((await ask<Development>(page, asked)).viewer.person.aspirations, text);
      },
    },
    {
      name: "development step",
      path: "/development",
      open: pressed("New step"),
      within: dialog,
      field: (within) => within.getByLabel("What is to be learned or tried", { exact: true }),
      async fill(within, text) {
        await within.getByLabel("What is to be learned or tried", { exact: true }).fill(text);
        await within.getByLabel("Due on", { exact: true }).fill("2030-01-01");
      },
      send: "Save",
      async stored(page, text) {
        const asked = "{ viewer { person { developmentSteps(first: 100) { nodes { title } } } } }";
        return times((await ask<Development>(page, asked)).viewer.person.developmentSteps.nodes, text);
      },
    },
    {
      name: "new objective",
      path: "/objectives/new",
      within: (page) => page.getByRole("main"),
      field: (within) => within.getByLabel("Objective", { exact: true }),
      async fill(within, text) {
        await within.getByLabel("Objective", { exact: true }).fill(text);
        await within.getByRole("button", { name: "Remove", exact: true }).first().click();
      },
      send: "Save as draft",
      async stored(page, text) {
        type Answer = { viewer: { person: { objectives: { nodes: (Titled & { id: string })[] } } } };
        const asked = "{ viewer { person { objectives(first: 100) { nodes { id title } } } } }";
        const { nodes } = (await ask<Answer>(page, asked)).viewer.person.objectives;
        return times(nodes, text);
      },
    },
    {
      name: "team",
      path: "/settings?part=teams",
      within: (page) => page.getByRole("main"),
      ...words("New team"),
      send: "Add team",
      stored: async (page, text) => named((await ask<Named>(page, NAMED)).company.teams.nodes, text),
    },
    {
      name: "priority",
      path: "/settings?part=priorities",
      within: (page) => page.getByRole("main"),
      ...words("New priority"),
      send: "Add priority",
      stored: async (page, text) => named((await ask<Named>(page, NAMED)).company.priorities, text),
    },
  ];
}

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
