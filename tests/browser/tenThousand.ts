import type { Page, Route } from "@playwright/test";

const COUNT = 10_000;

/** A company of ten thousand objectives in the place of the demo's, in the form in which the server tells them. */
export async function enlarged(page: Page): Promise<void> {
  await page.route("**/graphql**", async (route: Route) => {
    const asked = `${route.request().url()} ${route.request().postData() ?? ""}`;
    if (!asked.includes("AlignmentColumns")) return route.continue();
    const answer = await route.fetch();
    const body = (await answer.json()) as { data: { objectiveTreeColumns: Record<string, unknown> } };
    const told = body.data.objectiveTreeColumns;
    const count = told["count"] as number;
    const times = Math.ceil(COUNT / count);
    for (const [name, value] of Object.entries(told)) {
      if (!Array.isArray(value) || value.length !== count || name === "owners" || name === "units") continue;
      told[name] = Array.from({ length: times }, (_, turn) =>
        value.map((each: unknown) => {
          if (name === "ids") return turn === 0 ? each : `${each as string}_${turn}`;
          return name === "parents" && typeof each === "number" ? each + turn * count : each;
        }),
      ).flat();
    }
    told["count"] = times * count;
    await route.fulfill({ response: answer, json: body });
  });
}
