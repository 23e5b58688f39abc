import type { Locator, Page } from "@playwright/test";
import { ask } from "./company";

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

export const dialog = (page: Page) => page.getByRole("dialog");
const pressed = (name: string) => (page: Page) => page.getByRole("main").getByRole("button", { name }).click();

type Titled = { title: string };
const times = (all: readonly Titled[], text: string) => all.filter(({ title }) => title === text).length;

type Name = { name: string };
type Named = {
  company: { teams: { nodes: Name[] }; priorities: Name[] };
  cycles: { nodes: Name[] };
  viewer: { tokens: Name[] };
};
const NAMED = `{ company { teams(first: 100) { nodes { name } } priorities { name } }
  cycles(first: 100) { nodes { name } } viewer { tokens { name } } }`;
const named = (all: readonly Name[], text: string) => all.filter(({ name }) => name === text).length;

/** Forms that make something, each with the field that says what. */
export function formsOf(objectiveId: string, unitId: string, meetingId: string): Form[] {
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
    {
      name: "cycle",
      path: "/settings?part=cycles",
      within: (page) => page.getByRole("main"),
      field: (within) => within.getByLabel("New cycle", { exact: true }),
      async fill(within, text) {
        await within.getByLabel("New cycle", { exact: true }).fill(text);
        await within.getByLabel("First day", { exact: true }).fill("2040-01-01");
        await within.getByLabel("Last day", { exact: true }).fill("2040-03-31");
      },
      send: "Add cycle",
      stored: async (page, text) => named((await ask<Named>(page, NAMED)).cycles.nodes, text),
    },
    {
      name: "token",
      path: "/settings?part=account",
      within: (page) => page.getByRole("region", { name: "Access tokens" }),
      ...words("New token for"),
      send: "Make token",
      stored: async (page, text) => named((await ask<Named>(page, NAMED)).viewer.tokens, text),
    },
  ];
}
