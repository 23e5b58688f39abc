import { describe, expect, it } from "vitest";
import { freshKeyResult, freshObjective, isObjectiveDraft, keyResultInput, objectiveInput } from "./draft";

const growth = { ...freshKeyResult(), title: "Active teams", unit: "teams", start: "20", target: "1,200" };

describe("a key result that is being written", () => {
  it("sends the numbers that its measure has, and no others", () => {
    expect(keyResultInput(growth)).toMatchObject({
      input: { title: "Active teams", measure: "INCREASE", unit: "teams", startValue: 20, targetValue: 1200 },
      problems: {},
    });
    const { input } = keyResultInput({ ...growth, measure: "BINARY" });
    expect(Object.keys(input)).toEqual(["title", "measure", "weight"]);
  });

  it.each([
    ["the same start and target", { start: "5", target: "5" }, "target"],
    ["an increase that falls", { start: "5", target: "3" }, "target"],
    ["a decrease that rises", { measure: "DECREASE" as const, start: "3", target: "5" }, "target"],
    ["a band upside down", { measure: "IN_BAND" as const, low: "9", high: "2" }, "high"],
    ["a target that is no number", { target: "many" }, "target"],
    ["a target that is missing", { target: "" }, "target"],
    ["no milestone", { measure: "MILESTONES" as const }, "milestones"],
    ["no words", { title: "  " }, "title"],
    ["a weight below zero", { weight: "-1" }, "weight"],
  ])("refuses %s at its field", (_, change, field) => {
    expect(Object.keys(keyResultInput({ ...growth, ...change }).problems)).toEqual([field]);
  });

  it("sends milestones without the empty lines", () => {
    const milestones = [
      { key: "a", name: " Design ", dueOn: "2026-11-01" },
      { key: "b", name: "", dueOn: "" },
    ];
    expect(keyResultInput({ ...growth, measure: "MILESTONES", milestones }).input.milestones).toEqual([
      { name: "Design", dueOn: "2026-11-01" },
    ]);
  });
});

describe("an objective that is being written", () => {
  const draft = freshObjective({
    title: "Grow with our customers",
    cycleId: "cyc_1",
    owner: { id: "team_1", name: "Sales" },
    keyResults: [growth, freshKeyResult()],
  });

  it("leaves out key results nobody has written", () => {
    expect(objectiveInput(draft, true).input?.keyResults).toHaveLength(1);
  });

  it("makes the first target the primary one", () => {
    const aligned = {
      ...draft,
      alignTo: [
        { id: "obj_1", name: "A" },
        { id: "kr_2", name: "B" },
      ],
    };
    expect(objectiveInput(aligned, false).input?.alignTo).toEqual([
      { toId: "obj_1", primary: true },
      { toId: "kr_2", primary: false },
    ]);
  });

  it("names every missing field at once", () => {
    expect(Object.keys(objectiveInput(freshObjective(), false).problems)).toEqual(["title", "cycle", "owner"]);
  });

  it("survives being kept in the browser", () => {
    expect(isObjectiveDraft(JSON.parse(JSON.stringify(draft)))).toBe(true);
    expect(isObjectiveDraft("draft")).toBe(false);
  });
});
