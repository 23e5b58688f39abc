import { expect, it } from "vitest";
import { holdDraftsOf } from "./drafts";
import { know, known } from "./known";

it("tells what was loaded to whoever loaded it, and to nobody after them", () => {
  const goals = { ids: ["obj_1"], titles: ["Grow"], owners: [], ownerPositions: [null], units: [] };
  holdDraftsOf("per_1");
  know(goals);
  expect(known()).toBe(goals);
  holdDraftsOf("per_2");
  expect(known()).toBeNull();
  holdDraftsOf("per_1");
  expect(known()).toBe(goals);
});
