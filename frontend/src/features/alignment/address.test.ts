import { expect, test } from "vitest";
import { addressText, filterOf, foldingAddress, foldingOf, viewAddress, viewOf } from "./address";
import { applyDelta } from "./delta";
import { columnsOf, outline } from "./asText";
import { DEEPEST } from "./folding";
import { forest } from "./forest";

test("a fold goes into the address and comes back", () => {
  const folding = { level: 2, toggled: new Set(["obj_1", "obj_2"]) };
  expect(foldingAddress(folding)).toBe("2~obj_1~obj_2");
  expect(foldingOf("2~obj_1~obj_2", 1)).toEqual(folding);
});

test("a fold that cannot be read is the first one", () => {
  expect(foldingOf(undefined, 2)).toEqual({ level: 2, toggled: new Set() });
  expect(foldingOf("nonsense", 2)).toEqual({ level: 2, toggled: new Set() });
  expect(foldingOf("999999", 2).level).toBe(DEEPEST);
});

test("a view needs all three numbers", () => {
  expect(viewOf({ x: 1, y: 2 })).toBeNull();
  expect(viewOf(viewAddress({ x: 1.4, y: 2.6, zoom: 0.123456 }))).toEqual({ x: 1, y: 3, zoom: 0.1235 });
});

test("an address without filters filters nothing", () => {
  expect(filterOf({})).toEqual({ text: "", team: null, owner: null, health: [], findings: false });
});

test("equal addresses are equal whatever the order of their parts", () => {
  expect(addressText({ q: "a", team: "b", owner: undefined })).toBe(addressText({ team: "b", q: "a" }));
});

test("a delta changes rows, moves them, takes them out and tells when only a fresh read will do", () => {
  const columns = columnsOf("Grow\n  Sell\n    Call\n  Keep\n");
  const moved = applyDelta(columns, {
    upserted: [{ id: "Call", title: "Call all leads", progress: 0.4, parentObjectiveId: "Keep" }],
    removedIds: ["Sell"],
    revision: "2",
  });
  expect(moved?.revision).toBe("2");
  expect(moved && outline(forest(moved), moved)).toBe("Grow\n  Keep\n    Call\n");
  expect(moved?.titles).toContain("Call all leads");
  expect(applyDelta(columns, { upserted: [{ id: "new" }], removedIds: [], revision: "2" })).toBeNull();
});
