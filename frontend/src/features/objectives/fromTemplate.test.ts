import { describe, expect, it } from "vitest";
import { objectiveInput } from "./draft";
import { draftFromTemplate } from "./fromTemplate";

describe("a form filled in from a template", () => {
  const draft = draftFromTemplate({
    title: "Answer soon",
    why: "Waiting hurts",
    kind: "COMMITTED",
    keyResults: [
      { title: "Hours", measure: "DECREASE", scoredBy: "LATEST", startValue: 6, targetValue: 1.5, milestones: [] },
      { title: "Kept", measure: "AT_LEAST", scoredBy: "KEPT_SHARE", targetValue: 95, unit: "%", milestones: [] },
      { title: "Steps", measure: "MILESTONES", scoredBy: "LATEST", milestones: ["Plan", "Build"], hint: "Ask" },
    ],
  });

  it("can be sent once it has an owner and a cycle", () => {
    const { input, problems } = objectiveInput(
      { ...draft, owner: { id: "per_1", name: "Ana" }, cycleId: "cyc_1" },
      false,
    );
    expect(problems).toEqual({});
    expect(input).toMatchObject({ title: "Answer soon", description: "Waiting hurts", kind: "COMMITTED" });
    expect(input?.keyResults).toMatchObject([
      { title: "Hours", startValue: 6, targetValue: 1.5 },
      { title: "Kept", targetValue: 95, unit: "%", scoredBy: "KEPT_SHARE" },
      { title: "Steps", description: "Ask", milestones: [{ name: "Plan" }, { name: "Build" }] },
    ]);
  });
});
