import type { Page, Request } from "@playwright/test";
import { archived, ask, expect, objectiveMade, signedIn, tellsChanges, test } from "./company";

const asks = (name: string) => (request: Request) => request.postData()?.includes(`"operationName":"${name}"`) ?? false;

async function reported(page: Page, objectiveId: string, value: number): Promise<void> {
  type Made = { objective: { keyResults: { nodes: { id: string }[] } } };
  const { objective } = await ask<Made>(
    page,
    "query ($id: ID!) { objective(id: $id) { keyResults(first: 1) { nodes { id } } } }",
    { id: objectiveId },
  );
  await ask(page, "mutation ($input: CheckInCreateInput!) { checkInCreate(input: $input) { results { repeated } } }", {
    input: {
      checkIns: [
        {
          idempotencyKey: crypto.randomUUID(),
          keyResultId: objective.keyResults.nodes[0]?.id,
          status: "ON_TRACK",
          value,
        },
      ],
    },
  });
}

test("a check-in elsewhere changes its row and those above it, without the whole tree being asked for", async ({
  page,
  browser,
  baseURL,
}) => {
  const { id: me } = await signedIn(page, "LEAD");
  const upper = await objectiveMade(page, me, "Followed in the tree above");
  const lower = await objectiveMade(page, me, "Followed in the tree below", upper);
  const elsewhere = await browser.newContext({ ...(baseURL && { baseURL }) });
  try {
    const other = await elsewhere.newPage();
    const streaming = other.waitForResponse(tellsChanges);
    await signedIn(other, "LEAD");
    await other.goto(`/alignment?shape=outline&q=Followed%20in%20the%20tree&selected=${lower}`);
    expect((await streaming).status()).toBe(200);
    const row = other.getByRole("row", { name: /Followed in the tree below/ });
    const above = other.getByRole("row", { name: /Followed in the tree above/ });
    await expect(row).toHaveAttribute("aria-selected", "true");
    // What others do at the same time may be a reason to read everything; a check-in alone is none.
    const whole: number[] = [];
    for (const value of [4, 6, 8]) {
      let trees = 0;
      const count = (request: Request) => (trees += asks("AlignmentColumns")(request) ? 1 : 0);
      other.on("request", count);
      const asked = other.waitForRequest(asks("AlignmentChanges"));
      await reported(page, lower, value);
      await asked;
      await expect(row).toContainText(`${value * 10} %`);
      await expect(above).toContainText(`${value * 5} %`);
      await expect(row).toContainText("updated just now");
      other.off("request", count);
      whole.push(trees);
      if (trees === 0) break;
    }
    expect(whole.at(-1)).toBe(0);
    await expect(row).toHaveAttribute("aria-selected", "true");
    await expect(other.getByRole("status").filter({ hasText: "Updated just now" })).toContainText(
      "Followed in the tree",
    );
  } finally {
    await elsewhere.close();
    await archived(page, lower);
    await archived(page, upper);
  }
});
