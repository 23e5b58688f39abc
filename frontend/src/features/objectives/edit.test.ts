import { describe, expect, it } from "vitest";
import {
  changesOf,
  differences,
  editOf,
  isObjectiveEdit,
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
    unit: "%",
    startValue: 6,
    targetValue: 4,
    weight: 1,
    milestones: [],
  };

  it("sends only what changed", () => {
    expect(keyResultChanges(churn, keyResultDraftOf(churn))).toBeNull();
    expect(keyResultChanges(churn, { ...keyResultDraftOf(churn), target: "3,5" })).toEqual({ targetValue: 3.5 });
  });

  it("empties what its new measure does not have", () => {
    expect(keyResultChanges(churn, { ...keyResultDraftOf(churn), measure: "BINARY" })).toEqual({
      measure: "BINARY",
      unit: null,
      startValue: null,
      targetValue: null,
    });
  });
});
