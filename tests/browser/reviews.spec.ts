import type { Browser, Page } from "@playwright/test";
import { violationsInBothThemes } from "./axe";
import { ask, expect, type Part, signedIn, test } from "./company";

const TEAM_GOAL = "Hear the pipe before it breaks";
const OWN_GOAL = "Know the sound of every valve";

/** A page of somebody's own. */
async function pageOf(browser: Browser, part: Part): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signedIn(page, part);
  return page;
}

async function cycleMade(page: Page, name: string, startsOn: string, endsOn: string): Promise<string> {
  const { cycleCreate } = await ask<{ cycleCreate: { cycle: { id: string } } }>(
    page,
    "mutation ($input: CycleCreateInput!) { cycleCreate(input: $input) { cycle { id } } }",
    { input: { name, startsOn, endsOn } },
  );
  return cycleCreate.cycle.id;
}

/** A cycle in the settings; not the toast that speaks of it, which is in a list too. */
function cycleNamed(page: Page, name: string) {
  return page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByText(name, { exact: true }) });
}

/** Moves a cycle on, in the settings. */
async function moved(page: Page, name: string, button: string) {
  await page.goto("/settings?part=cycles");
  await cycleNamed(page, name).getByRole("button", { name: button }).click();
}

async function written(page: Page, title: string, keyResult: string, end: "Publish" | "Save as draft") {
  await page.getByLabel("Objective", { exact: true }).fill(title);
  const card = page.getByRole("group", { name: "Key result 1" });
  await card.getByLabel("Key result", { exact: true }).fill(keyResult);
  await card.getByLabel("Start", { exact: true }).fill("0");
  await card.getByLabel("Target").fill("20");
  await page.getByRole("button", { name: end }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

test("a report is dark words on light paper, and nothing of what stands around it, also from a dark screen", async ({
  page,
}) => {
  await signedIn(page, "ADMIN");
  type Known = { company: { id: string }; cycles: { nodes: { id: string; phase: string }[] } };
  const { company, cycles } = await ask<Known>(page, "{ company { id } cycles(first: 20) { nodes { id phase } } }");
  const closed = cycles.nodes.find((cycle) => cycle.phase === "CLOSED");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/reviews/${company.id}?cycle=${closed?.id}&step=report`);
  await expect(page.getByRole("button", { name: "Print or save as PDF" })).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await expect(page.getByRole("button", { name: "Print or save as PDF" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  const light = await page.evaluate(() => {
    const shade = (colour: string) => {
      const pen = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      return (
        pen
          .getImageData(0, 0, 1, 1)
          .data.slice(0, 3)
          .reduce((sum, each) => sum + each, 0) / 3
      );
    };
    const style = getComputedStyle(document.querySelector("h1") as Element);
    return { words: shade(style.color), paper: shade(getComputedStyle(document.documentElement).backgroundColor) };
  });
  expect(light.words).toBeLessThan(80);
  expect(light.paper).toBeGreaterThan(200);
  const paper = await page.pdf({ format: "A4" });
  expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
});

test("four people take a cycle from its plan to its close: written, published, reported, graded, looked back on, carried over", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const admin = await pageOf(browser, "ADMIN");
  const lead = await pageOf(browser, "LEAD");
  const member = await pageOf(browser, "MEMBER");
  const coach = await pageOf(browser, "COACH");
  const cycle = await cycleMade(admin, "Trial one", "2031-01-01", "2031-03-31");
  await cycleMade(admin, "Trial two", "2031-04-01", "2031-06-30");
  const { viewer } = await ask<{ viewer: { leads: { id: string }[] } }>(lead, "{ viewer { leads { id } } }");
  const team = viewer.leads[0]?.id;

  await lead.goto(`/objectives/new?cycle=${cycle}&owner=${team}`);
  await written(lead, TEAM_GOAL, "Pipes listened to", "Publish");
  const goal = lead.url().split("/").at(-1);
  await member.goto(`/objectives/new?cycle=${cycle}&alignTo=${goal}`);
  await written(member, OWN_GOAL, "Valves recorded", "Save as draft");
  const own = member.url();
  await member.getByRole("button", { name: "Propose" }).click();
  await expect(member.getByText("Proposed", { exact: true }).first()).toBeVisible();
  await admin.goto(own);
  await admin.getByRole("button", { name: "Publish" }).click();
  // Who leaves at once takes the question along before it is answered.
  await expect(admin.getByRole("button", { name: "Publish" })).toHaveCount(0);
  await moved(admin, "Trial one", "Start the cycle");

  const { objective } = await ask<{ objective: { keyResults: { nodes: { id: string }[] } } }>(
    member,
    "query ($id: ID!) { objective(id: $id) { keyResults { nodes { id } } } }",
    { id: own.split("/").at(-1) },
  );
  await member.goto(`/check-in?keyResult=${objective.keyResults.nodes[0]?.id}`);
  await member.getByLabel("Value: Valves recorded", { exact: true }).fill("14");
  await member.keyboard.press("Control+Enter");
  await expect(member.getByRole("listitem", { name: "Valves recorded" }).getByRole("status")).toHaveText("Saved");

  await moved(admin, "Trial one", "Begin grading");
  await member.goto(`/reviews/${team}?cycle=${cycle}`);
  await expect(member.getByRole("region", { name: TEAM_GOAL })).toBeVisible();
  await expect(member.getByRole("button", { name: /^Grade/ })).toHaveCount(0);
  await lead.goto(`/reviews/${team}?cycle=${cycle}`);
  const card = lead.getByRole("region", { name: TEAM_GOAL });
  const score = card.getByLabel("Score of Pipes listened to");
  await expect(score).toHaveValue("0");
  await card.getByRole("button", { name: "Why was it missed?" }).click();
  await lead.getByRole("option", { name: "Started too late" }).click();
  await card.getByRole("button", { name: /^Grade/ }).click();
  await expect(card).toContainText(/(Missed|Partly achieved) 0/);
  await lead.getByRole("button", { name: /^2 Retrospective/ }).click();
  await lead.getByLabel("What we change").fill("Begin in the first week.");
  await lead.getByRole("button", { name: "Save the retrospective" }).click();
  await expect(lead.getByRole("button", { name: "2 Retrospective ✓" })).toBeVisible();
  await lead.getByRole("button", { name: /^3 What goes on/ }).click();
  await card.getByRole("button", { name: "Decide" }).click();
  await card.getByRole("link", { name: "Trial two" }).click();
  await expect(lead.getByRole("heading", { level: 1, name: TEAM_GOAL })).toBeVisible();

  await moved(admin, "Trial one", "Close for good…");
  const closing = admin.getByRole("dialog", { name: "Close Trial one" });
  await expect(closing.getByText(/^No retrospective yet: /)).toBeVisible();
  expect(await violationsInBothThemes(admin)).toEqual([]);
  await closing.getByText("Give them the proposed grade, marked so").click();
  await closing.getByRole("button", { name: "Close for good" }).click();
  await expect(cycleNamed(admin, "Trial one")).toContainText("Closed");
  await coach.goto(`/reviews/${team}?cycle=${cycle}&step=report`);
  await expect(coach.getByRole("region", { name: "Grades" }).first()).toContainText("Started too late");
  await expect(coach.getByText("Begin in the first week.")).toBeVisible();
  await lead.goto(`/objectives/new?owner=${team}`);
  await lead.getByText(/^What .* learned in Trial one$/).click();
  await expect(lead.getByText("Begin in the first week.")).toBeVisible();
});
