import { describe, expect, it } from "vitest";
import { freshObjective } from "./draft";
import { nextStep, previousStep, STEPS, stepOf, withCircumstances } from "./guided";

describe("writing step by step", () => {
  it("goes through all steps and back", () => {
    const ids = STEPS.map((each) => each.id);
    expect(ids.map(nextStep)).toEqual([...ids.slice(1), null]);
    expect(ids.map(previousStep)).toEqual([null, ...ids.slice(0, -1)]);
  });

  it("keeps resources and impediments under the why, and nothing where nothing was said", () => {
    const draft = freshObjective({ description: "Waiting hurts " });
    expect(withCircumstances(draft, { resources: "", impediments: " " }).description).toBe("Waiting hurts");
    expect(withCircumstances(draft, { resources: "Two people", impediments: "Holidays" }).description).toBe(
      "Waiting hurts\n\nWhat it takes: Two people\n\nWhat may get in the way: Holidays",
    );
  });

  it("knows where a problem can be mended", () => {
    const where = (field: string) => stepOf({ [field]: "?" });
    expect(
      ["title", "owner", "cycle", "dueOn", "keyResults.1.title", "keyResults.1.target", "alignTo.1"].map(where),
    ).toEqual(["objective", "objective", "date", "date", "measures", "baseline", "alignment"]);
    expect(stepOf({})).toBeNull();
  });
});
