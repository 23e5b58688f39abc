import { expect, it } from "vitest";
import { lostEdges } from "./edges";

const edge = (toId: string, part: object = {}) => ({ toId, kind: "CONTRIBUTES", weight: 1, primary: false, ...part });

it("finds nothing lost where every edge is as it was, whatever the order", () => {
  expect(lostEdges([edge("a", { primary: true }), edge("b")], [edge("b"), edge("a", { primary: true })])).toEqual([]);
});

it("finds an edge that is gone, and one whose weight, kind or place is another, the primary one last", () => {
  const before = [edge("top", { primary: true, weight: 3 }), edge("gone"), edge("kept"), edge("weaker")];
  const now = [edge("top", { primary: true }), edge("kept"), edge("weaker", { kind: "SUPPORTS" }), edge("new")];
  expect(lostEdges(before, now).map(({ toId }) => toId)).toEqual(["gone", "weaker", "top"]);
});
