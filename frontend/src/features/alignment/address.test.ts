import { expect, test } from "vitest";
import { addressText, filterOf, foldingAddress, foldingOf, viewAddress, viewOf } from "./address";
import { DEEPEST } from "./folding";

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
