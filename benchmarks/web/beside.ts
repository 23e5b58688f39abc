import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, signedIn, test } from "../../tests/browser/company";
import { enlarged } from "../../tests/browser/tenThousand";
import { framesDuring, fromAnswerToPaint, heapMb, keyPress, median, type Taken, watched } from "./measure";

const ROUNDS = 3;
const FLOW = fileURLToPath(new URL("../../test-results/flow/", import.meta.url));
const CARDS = "cards in view, before moving";
const TYPES: Record<string, string> = { html: "text/html", js: "text/javascript", css: "text/css" };

async function dragged(page: Page): Promise<void> {
  await page.mouse.move(900, 500);
  await page.mouse.down();
  for (let step = 1; step <= 60; step += 1) await page.mouse.move(900 - step * 8, 500 - (step % 20) * 6);
  await page.mouse.up();
}

async function zoomed(page: Page): Promise<void> {
  await page.mouse.move(640, 450);
  await page.keyboard.down("Control");
  for (let step = 0; step < 60; step += 1) await page.mouse.wheel(0, Math.floor(step / 10) % 2 === 0 ? 40 : -40);
  await page.keyboard.up("Control");
}

async function moved(page: Page): Promise<Taken> {
  const pan = await framesDuring(page, () => dragged(page));
  const zoom = await framesDuring(page, () => zoomed(page));
  return {
    "pan, work per frame, ms": pan.busy,
    "pan, frame p95, ms": pan.p95,
    "zoom, work per frame, ms": zoom.busy,
    "zoom, frame p95, ms": zoom.p95,
  };
}

/** Our map, whole and where it begins to show cards, which is where most of them are in view; and the tree that was told, for the other. */
async function ours(page: Page): Promise<{ taken: Taken; told: string; tasks: number[] }> {
  await watched(page, "[role=tree][data-detail]");
  await enlarged(page);
  const answer = page.waitForResponse(
    (response) => response.request().postData()?.includes("AlignmentColumns") ?? false,
  );
  await page.goto("/alignment?shape=map");
  const { data } = (await (await answer).json()) as { data: { objectiveTreeColumns: unknown } };
  const first = await fromAnswerToPaint(page);
  const map = page.getByRole("tree", { name: "Alignment map" });
  await map.focus();
  await page.keyboard.press("Home");
  for (let press = 0; press < 60 && (await map.getAttribute("data-detail")) !== "cards"; press += 1)
    await page.keyboard.press("+");
  await expect(map).toHaveAttribute("data-detail", "cards");
  const cards = await map.getByRole("treeitem").count();
  const taken = {
    "whole: answer to paint, ms": first.painted,
    ...(await moved(page)),
    [CARDS]: cards,
    "elements of the page": await page.locator("*").count(),
    "heap, MB": await heapMb(page),
  };
  return { taken, told: JSON.stringify(data.objectiveTreeColumns), tasks: first.tasks };
}

async function outlined(page: Page): Promise<Taken> {
  await page.goto("/alignment?shape=outline");
  const outline = page.getByRole("treegrid");
  await outline.focus();
  for (let press = 0; press < 6; press += 1) await page.keyboard.press("]");
  await page.keyboard.press("Home");
  const pressed = await keyPress(page, "ArrowDown", 60);
  return {
    "outline, rows": Number(await outline.getAttribute("aria-rowcount")),
    "outline: key press p95, ms": pressed.p95,
    "outline: work per key press, ms": pressed.busy,
  };
}

async function home(page: Page): Promise<Taken> {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const at = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  return { "first paint of content, cold, ms": at ?? Number.NaN };
}

/** The same tree in @xyflow/react: with about as many cards in view, where only these are rendered, and the whole. */
async function theirs(page: Page, told: string, cards: number): Promise<Taken> {
  await page.route("**/tree.json", (route) => route.fulfill({ contentType: "application/json", body: told }));
  await page.route("**/flow/**", (route) => {
    const name = new URL(route.request().url()).pathname.slice("/flow/".length);
    return route.fulfill({ contentType: TYPES[name.split(".").pop() ?? ""], body: readFileSync(FLOW + name) });
  });
  await watched(page, ".react-flow__node");
  await page.goto(`/flow/index.html?cards=${cards}`);
  const near = await fromAnswerToPaint(page);
  const inView = await page.locator(".react-flow__node").count();
  const taken = {
    "near: answer to paint, ms": near.painted,
    ...(await moved(page)),
    [CARDS]: inView,
    "elements of the page": await page.locator("*").count(),
    "heap, MB": await heapMb(page),
  };
  await page.goto("/flow/index.html?far");
  return { ...taken, "whole: answer to paint, ms": (await fromAnswerToPaint(page)).painted };
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

const shown = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? "" : value.toLocaleString("en", { maximumFractionDigits: 1 });

function printed(our: readonly Taken[], their: readonly Taken[]): void {
  const middle = (rounds: readonly Taken[], name: string) => median(rounds.flatMap((each) => each[name] ?? []));
  const names = new Set([...our, ...their].flatMap((each) => Object.keys(each)));
  say("\n| 10,000 objectives | Plumbline | @xyflow/react | ratio |\n| --- | --- | --- | --- |");
  for (const name of names) {
    // What is near at first is on ours what the whole is: it opens on all of it.
    const own = middle(our, name === "near: answer to paint, ms" ? "whole: answer to paint, ms" : name);
    const other = middle(their, name);
    const ratio = Number.isNaN(other) ? "" : `${shown(other / own)} ×`;
    say(`| ${name} | ${shown(own)} | ${shown(other)} | ${ratio} |`);
  }
}

test("our alignment beside @xyflow/react", async ({ browser }) => {
  const [our, their]: [Taken[], Taken[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await browser.newPage();
    await signedIn(page, "LEAD");
    const first = await home(page);
    const { taken, told, tasks } = await ours(page);
    say(`round ${round + 1}, tasks above 50 ms from answer to paint: ${tasks.map(Math.round).join(", ") || "none"}`);
    our.push({ ...first, ...taken, ...(await outlined(page)) });
    await page.close();
    const other = await browser.newPage();
    their.push(await theirs(other, told, taken[CARDS] ?? 20));
    await other.close();
  }
  printed(our, their);
});
