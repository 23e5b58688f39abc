import { describe, expect, it } from "vitest";
import { freshObjective, isObjectiveDraft, objectiveInput, primaryTarget, withoutTarget, withTarget } from "./draft";
import { freshKeyResult, keyResultInput } from "./keyResultDraft";

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

  it("sends a percentage in place of a target, with the start only where it is known", () => {
    const by = { ...growth, byPercent: true, target: "20" };
    expect(keyResultInput(by).input).toMatchObject({ startValue: 20, byPercent: 20 });
    expect(keyResultInput(by).input).not.toHaveProperty("targetValue");
    expect(keyResultInput({ ...by, start: "" })).toMatchObject({ input: { byPercent: 20 }, problems: {} });
    expect(keyResultInput({ ...by, measure: "AT_LEAST" }).input).toMatchObject({ targetValue: 20 });
    expect(Object.keys(keyResultInput({ ...by, target: "-5" }).problems)).toEqual(["target"]);
  });

  it("sends milestones without the empty lines", () => {
    const milestones = [
      { key: "a", id: "ms_1", name: " Design ", dueOn: "2026-11-01", weight: "2" },
      { key: "b", id: null, name: "", dueOn: "", weight: "1" },
    ];
    expect(keyResultInput({ ...growth, measure: "MILESTONES", milestones }).input.milestones).toEqual([
      { id: "ms_1", name: "Design", dueOn: "2026-11-01", weight: 2 },
    ]);
  });

  it("keeps a bound as its target", () => {
    expect(keyResultInput({ ...growth, measure: "AT_MOST", target: "4" }).input).toMatchObject({ targetValue: 4 });
    expect(keyResultInput({ ...growth, measure: "AT_MOST", target: "4" }).input).not.toHaveProperty("startValue");
  });

  it("sends values expected on the way in the order of their days", () => {
    const phases = [
      { key: "b", on: "2026-11-15", value: "90" },
      { key: "a", on: "2026-10-15", value: "50" },
      { key: "c", on: "", value: "" },
    ];
    expect(keyResultInput({ ...growth, phases }).input.phasedTargets).toEqual([
      { on: "2026-10-15", value: 50 },
      { on: "2026-11-15", value: 90 },
    ]);
    expect(keyResultInput({ ...growth, phases: [{ key: "a", on: "", value: "50" }] }).problems).toEqual({
      "phases.a": "Give both a day and a value",
    });
  });

  it("takes the share kept and the sum only where the measure has them", () => {
    const chosen = { ...growth, scoredBy: "KEPT_SHARE" as const, valueFrom: "MEAN" as const };
    expect(keyResultInput(chosen).input).toMatchObject({ valueFrom: "MEAN" });
    expect(keyResultInput(chosen).input).not.toHaveProperty("scoredBy");
    expect(keyResultInput({ ...chosen, measure: "AT_LEAST" }).input).toMatchObject({ scoredBy: "KEPT_SHARE" });
    expect(keyResultInput({ ...chosen, measure: "AT_LEAST" }).input).not.toHaveProperty("valueFrom");
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
    const two = withTarget(withTarget([], { id: "obj_1", name: "A" }), { id: "kr_2", name: "B" });
    const alignTo = two.map((each) =>
      each.id === "kr_2" ? { ...each, kind: "SUPPORTS" as const, weight: "2,5" } : each,
    );
    expect(objectiveInput({ ...draft, alignTo }, false).input?.alignTo).toEqual([
      { toId: "obj_1", primary: true },
      { toId: "kr_2", primary: false, kind: "SUPPORTS", weight: 2.5 },
    ]);
    expect(primaryTarget(two, "kr_2").map((each) => each.primary)).toEqual([false, true]);
    expect(withoutTarget(two, "obj_1").map((each) => each.primary)).toEqual([true]);
  });

  it("names people only while it is private", () => {
    const named = [{ id: "per_1", name: "Ana" }];
    expect(objectiveInput({ ...draft, named }, false).input).not.toHaveProperty("namedPersonIds");
    expect(objectiveInput({ ...draft, named, visibility: "PRIVATE" }, false).input).toMatchObject({
      namedPersonIds: ["per_1"],
    });
  });

  it("names every missing field at once", () => {
    expect(Object.keys(objectiveInput(freshObjective(), false).problems)).toEqual(["title", "owner", "cycle"]);
  });

  it("survives being kept in the browser", () => {
    expect(isObjectiveDraft(JSON.parse(JSON.stringify(draft)))).toBe(true);
    expect(isObjectiveDraft("draft")).toBe(false);
  });
});
