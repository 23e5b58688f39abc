import { describe, expect, it } from "vitest";
import {
  changesOf,
  differences,
  editOf,
  isObjectiveEdit,
  keyResultDifferences,
  manualShare,
  keyResultChanges,
  keyResultDraftOf,
  type Stored,
  type StoredKeyResult,
} from "./edit";

const stored: Stored = {
  id: "obj_1",
  version: 3,
  title: "Grow",
  description: null,
  kind: "COMMITTED",
  visibility: "EVERYONE",
  owner: { id: "per_1", name: "Ana" },
  coOwners: [],
  namedPeople: [],
  priorities: [{ id: "prio_1", name: "Reach" }],
  progressFrom: "BOTH",
  startsOn: "2026-10-01",
  dueOn: "2026-12-31",
};

describe("an edit of an objective", () => {
  it("sends nothing when nothing changed", () => {
    expect(changesOf(stored, editOf(stored))).toBeNull();
  });

  it("sends only what changed, and null for what was emptied", () => {
    expect(changesOf(stored, { ...editOf(stored), title: " Grow faster " })).toEqual({ title: "Grow faster" });
    expect(changesOf({ ...stored, description: "Why" }, editOf(stored))).toEqual({ description: null });
  });

  it("shows both versions of what someone else changed meanwhile", () => {
    const mine = { ...editOf(stored), title: "Grow faster" };
    expect(differences(mine, { ...stored, version: 4, title: "Grow slower" })).toEqual([
      { field: "Objective", mine: "Grow faster", theirs: "Grow slower" },
    ]);
  });

  it("sends whole lists once someone joins or leaves, whatever their order", () => {
    const shared = { ...stored, coOwners: [1, 2].map((each) => ({ id: `team_${each}`, name: `Team ${each}` })) };
    const edit = editOf(shared);
    expect(changesOf(shared, { ...edit, coOwners: edit.coOwners.toReversed() })).toBeNull();
    expect(changesOf(shared, { ...edit, coOwners: edit.coOwners.slice(1), priorityIds: [] })).toEqual({
      coOwnerIds: ["team_2"],
      priorityIds: [],
    });
  });

  it("sends a number by hand as a share, and takes a stated health back with its note", () => {
    expect(changesOf(stored, { ...editOf(stored), progressFrom: "MANUAL", manual: "62,5 %" })).toEqual({
      progressFrom: "MANUAL",
      manualProgress: 0.625,
    });
    const stating = { ...stored, statedHealth: "AT_RISK", statedHealthNote: "Two people left" };
    expect(changesOf(stating, { ...editOf(stating), stated: null })).toEqual({
      statedHealth: null,
      statedHealthNote: null,
    });
    expect(manualShare("101").problem).not.toBeNull();
    expect(manualShare("").problem).not.toBeNull();
  });

  it("survives being kept in the browser", () => {
    expect(isObjectiveEdit(JSON.parse(JSON.stringify(editOf(stored))))).toBe(true);
    expect(isObjectiveEdit({})).toBe(false);
  });
});

describe("an edit of a key result", () => {
  const churn: StoredKeyResult = {
    id: "kr_1",
    version: 1,
    title: "Churn",
    measure: "DECREASE",
    scoredBy: "LATEST",
    valueFrom: "CHECK_INS",
    startsOn: "2026-10-01",
    dueOn: "2026-12-31",
    owner: { id: "team_1", name: "Sales" },
    objective: { id: "obj_1", ownerId: "team_1" },
    phasedTargets: [],
    unit: "%",
    startValue: 6,
    targetValue: 4,
    weight: 1,
    milestones: [],
  };

  it("sends only what changed", () => {
    expect(keyResultChanges(churn, keyResultDraftOf(churn))).toBeNull();
    expect(keyResultChanges(churn, { ...keyResultDraftOf(churn), target: "3,5" })).toEqual({ targetValue: 3.5 });
    const by = { ...keyResultDraftOf(churn), byPercent: true, target: "20" };
    expect(keyResultChanges({ ...churn, measure: "DECREASE" }, { ...by, measure: "DECREASE" })).toEqual({
      byPercent: 20,
      targetValue: null,
    });
  });

  it("empties what its new measure does not have", () => {
    expect(keyResultChanges(churn, { ...keyResultDraftOf(churn), measure: "BINARY" })).toEqual({
      measure: "BINARY",
      unit: null,
      startValue: null,
      targetValue: null,
    });
  });

  it("leaves the objective's owner unsaid, and names another one", () => {
    expect(keyResultDraftOf(churn).owner).toBeNull();
    const ana = { id: "per_1", name: "Ana" };
    expect(keyResultDraftOf({ ...churn, owner: ana }).owner).toEqual(ana);
  });

  it("keeps the ids of milestones that are there, so that they stay done", () => {
    const steps: StoredKeyResult = {
      ...churn,
      measure: "MILESTONES",
      startValue: null,
      targetValue: null,
      unit: null,
      milestones: [{ id: "ms_1", name: "Design", dueOn: "2026-11-01", weight: 1 }],
    };
    const draft = keyResultDraftOf(steps);
    expect(keyResultChanges(steps, draft)).toBeNull();
    const renamed = draft.milestones.map((each) => ({ ...each, name: "Design agreed" }));
    expect(keyResultChanges(steps, { ...draft, milestones: renamed })).toEqual({
      milestones: [{ id: "ms_1", name: "Design agreed", dueOn: "2026-11-01", weight: 1 }],
    });
    expect(keyResultChanges(steps, { ...draft, measure: "BINARY" })).toEqual({ measure: "BINARY", milestones: [] });
  });

  it("shows in what two versions differ", () => {
    expect(keyResultDifferences({ ...keyResultDraftOf(churn), target: "3" }, churn)).toEqual([
      { field: "Target", mine: "3", theirs: "4" },
    ]);
  });
});
