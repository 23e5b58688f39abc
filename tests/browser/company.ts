import { expect, type Page, type Request, type Response, test as base } from "@playwright/test";

/** Who may be whom in the demo company, by role. */
export type Part = "ADMIN" | "COACH" | "LEAD" | "MEMBER" | "READER";
export type DemoPerson = { id: string; name: string; role: Part };

const HEADERS = { "X-Plumbline": "web" };

/** The demo people as the sign-in page offers them. */
export async function demoPeople(page: Page): Promise<readonly DemoPerson[]> {
  const session = (await (await page.request.get("/session")).json()) as { demo: { people: DemoPerson[] } };
  return session.demo.people;
}

/** Opens a session for one of the demo people without going through the page. */
export async function signedIn(page: Page, part: Part): Promise<DemoPerson> {
  const person = (await demoPeople(page)).find(({ role }) => role === part);
  if (!person) throw new Error(`The demo company offers nobody who is ${part}.`);
  const answer = await page.request.post("/session/demo", { data: { personId: person.id }, headers: HEADERS });
  expect(answer.ok()).toBe(true);
  return person;
}

/** Whether the app saves check-ins with this request. It sends the hash of a document, not its text, and its name. */
export function savesCheckIns(request: Request): boolean {
  return request.postData()?.includes('"operationName":"CheckInsSave"') ?? false;
}

/** Whether this is the answer of the stream that tells what changes, not of the one that tells who is here. */
export function tellsChanges(response: Response): boolean {
  return response.url().endsWith("/graphql/stream") && (response.request().postData()?.includes('"since"') ?? false);
}

/** Asks the API as whoever is signed in; refuses an answer with errors. */
export async function ask<Data>(page: Page, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const answer = await page.request.post("/graphql", { data: { query, variables }, headers: HEADERS });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** A published objective that only its owner meets, with one key result; of a `value` that has been reported. */
export async function objectiveMade(
  page: Page,
  ownerId: string,
  title: string,
  under: string | null = null,
  value?: number,
): Promise<string> {
  const { cycle } = await ask<{ cycle: { id: string } }>(page, "{ cycle { id } }");
  type Made = {
    objectiveCreate: {
      objective: { id: string; keyResults: { nodes: { id: string }[] } } | null;
      userErrors: { message: string }[];
    };
  };
  const { objectiveCreate } = await ask<Made>(
    page,
    `mutation ($input: ObjectiveCreateInput!) { objectiveCreate(input: $input) {
       objective { id keyResults(first: 1) { nodes { id } } } userErrors { message } } }`,
    {
      input: {
        idempotencyKey: crypto.randomUUID(),
        title,
        cycleId: cycle.id,
        ownerId,
        visibility: "PRIVATE",
        publish: true,
        keyResults: [{ title: `Steps of ${title}`, measure: "INCREASE", startValue: 0, targetValue: 10 }],
        alignTo: under === null ? [] : [{ toId: under, primary: true }],
      },
    },
  );
  expect(objectiveCreate.userErrors).toEqual([]);
  const keyResultId = objectiveCreate.objective?.keyResults.nodes[0]?.id;
  if (value !== undefined)
    await ask(
      page,
      "mutation ($input: CheckInCreateInput!) { checkInCreate(input: $input) { results { repeated } } }",
      {
        input: { checkIns: [{ idempotencyKey: crypto.randomUUID(), keyResultId, status: "ON_TRACK", value }] },
      },
    );
  return objectiveCreate.objective?.id ?? "";
}

/** Archived, so that nobody meets it again. */
export async function archived(page: Page, id: string): Promise<void> {
  const { objective } = await ask<{ objective: { version: number } }>(
    page,
    "query ($id: ID!) { objective(id: $id) { version } }",
    { id },
  );
  await ask(
    page,
    "mutation ($input: ObjectiveArchiveInput!) { objectiveArchive(input: $input) { userErrors { code } } }",
    { input: { id, ifVersion: objective.version, reason: { kind: "CORRECTION" } } },
  );
}

type Tree = { id: string; title: string; progress: number | null; aligned: number };

/** The company's objectives of the running cycle, the one with most below it first. */
export async function companyObjectives(page: Page): Promise<readonly Tree[]> {
  type Answer = {
    cycle: { id: string };
    objectives: {
      nodes: { id: string; title: string; progress: number | null; contributions: { totalCount: number } }[];
    };
  };
  const { cycle } = await ask<Pick<Answer, "cycle">>(page, "{ cycle { id } }");
  const { objectives } = await ask<Pick<Answer, "objectives">>(
    page,
    `query ($cycle: ID) { objectives(first: 50, cycleId: $cycle, filter: { states: [PUBLISHED], levels: [COMPANY] }) {
       nodes { id title progress contributions(first: 1) { totalCount } } } }`,
    { cycle: cycle.id },
  );
  return objectives.nodes
    .map(({ contributions, ...node }) => ({ ...node, aligned: contributions.totalCount }))
    .toSorted((a, b) => b.aligned - a.aligned);
}

export type KeyResult = { id: string; title: string; currentValue: number | null; targetValue: number | null };
type Goals = {
  objectives: {
    nodes: {
      id: string;
      title: string;
      ancestors: { id: string; title: string }[];
      keyResults: { nodes: (KeyResult & { measure: string; progress: number | null; viewerCanCheckIn: boolean })[] };
    }[];
  };
};

/** Key results with a plain number that whoever is signed in may report and that are not there yet, with what is above. */
export async function reportable(page: Page) {
  const goals = `objectives(first: 50) { nodes { id title ancestors { id title }
    keyResults(first: 20) { nodes { id title measure currentValue targetValue progress viewerCanCheckIn } } } }`;
  const { viewer } = await ask<{ viewer: { person: Goals; leads: Goals[] } }>(
    page,
    `{ viewer { person { ${goals} } leads { ... on Company { ${goals} } ... on Team { ${goals} } } } }`,
  );
  return [viewer.person, ...viewer.leads].flatMap(({ objectives }) =>
    objectives.nodes.flatMap(({ keyResults, ...objective }) =>
      keyResults.nodes
        .filter(({ measure, progress, viewerCanCheckIn }) => {
          return viewerCanCheckIn && ["INCREASE", "DECREASE"].includes(measure) && (progress ?? 1) < 0.95;
        })
        .map((keyResult) => ({ ...keyResult, objective })),
    ),
  );
}

/** One of what may be reported; tests that write take different ones. */
export async function reportableAt(page: Page, position: number) {
  const found = (await reportable(page)).at(position);
  if (!found) throw new Error("There is too little that this person may report.");
  return found;
}

/** What whoever is signed in owes a check-in on, the longest overdue first. */
export async function owed(page: Page): Promise<readonly { id: string; title: string }[]> {
  type Due = { viewer: { checkInsDue: { keyResult: { id: string; title: string } }[] } };
  const { viewer } = await ask<Due>(page, "{ viewer { checkInsDue { keyResult { id title } } } }");
  return viewer.checkInsDue.map(({ keyResult }) => keyResult);
}

/** Signs in whoever of the demo people owes most check-ins now, and tells which. */
export async function signedInOwing(page: Page) {
  const lists = [];
  for (const { role } of await demoPeople(page)) {
    await signedIn(page, role);
    lists.push({ role, due: await owed(page) });
  }
  const [most] = lists.toSorted((a, b) => b.due.length - a.due.length);
  if (!most || most.due.length === 0) throw new Error("Nothing is due for anybody of the demo.");
  await signedIn(page, most.role);
  return most.due;
}

/** Chooses in a field that is searched by typing. The answer may narrow its list under the pointer; then one looks and presses again. */
export async function choose(page: Page, label: string | RegExp, text: string): Promise<void> {
  const option = page.getByRole("option", { name: text }).first();
  await page.getByRole("combobox", { name: label }).fill(text);
  await expect(option).toBeVisible();
  await expect(async () => {
    await option.click({ timeout: 2_000 }).catch(() => undefined);
    await expect(page.getByRole("listbox")).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
}

/** Nothing may stick out at the right on a page that is not meant to be moved sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
}

/** Waits until the page has asked for nothing for half a second. The live stream is always open, so no network is ever idle. */
export async function atRest(page: Page): Promise<void> {
  let last = Date.now();
  const asked = () => {
    last = Date.now();
  };
  page.on("request", asked).on("requestfinished", asked).on("requestfailed", asked);
  while (Date.now() - last < 500) await page.waitForTimeout(50);
  page.off("request", asked).off("requestfinished", asked).off("requestfailed", asked);
}

/** Tests that fail when a page throws, whatever else it shows. */
export const test = base.extend<{ thrown: string[] }>({
  thrown: [
    async ({ page }, use) => {
      const thrown: string[] = [];
      page.on("pageerror", (error) => thrown.push(error.message));
      await use(thrown);
      expect(thrown).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
