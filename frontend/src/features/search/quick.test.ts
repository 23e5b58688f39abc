import { expect, it } from "vitest";
import { fit, quickFound, quickIndex } from "./quick";

const OWNERS = [
  { id: "per_1", name: "Ana Kovač", __typename: "Person" },
  { id: "tea_1", name: "Sales", __typename: "Team" },
];

function knownOf(titles: readonly string[]) {
  return {
    ids: titles.map((_, at) => `obj_${at}`),
    titles,
    owners: OWNERS,
    ownerPositions: titles.map((_, at) => at % 2),
    units: [{ id: "tea_1", name: "Sales", __typename: "Team" }],
  };
}

const TITLES = ["Answer every call", "Call back at once", "Recall old pumps", "Grow in the north"];
const index = quickIndex(knownOf(TITLES));
const titles = (text: string) => quickFound(index, text).rows.map((row) => TITLES[row]);

it("puts what begins so before what has it in the middle, whatever case and accents", () => {
  expect(titles("CALL")).toEqual(["Call back at once", "Answer every call", "Recall old pumps"]);
  expect(titles("cáll")).toHaveLength(3);
});

it("wants every word, in the title or in the owner's name", () => {
  expect(titles("north grow")).toEqual(["Grow in the north"]);
  expect(titles("grow sales")).toEqual(["Grow in the north"]);
  expect(titles("grow ana")).toEqual([]);
  expect(titles("zzz")).toEqual([]);
  expect(titles("  ")).toEqual([]);
});

it("finds people and teams by name, each once", () => {
  expect(quickFound(index, "sales").owners.map(({ id }) => id)).toEqual(["tea_1"]);
  expect(quickFound(index, "kovac").owners.map(({ id }) => id)).toEqual(["per_1"]);
});

it("says how well a text fits", () => {
  expect([
    fit("call back", ["call"]),
    fit("every call", ["call"]),
    fit("recall", ["call"]),
    fit("x", ["call"]),
  ]).toEqual([0, 1, 2, -1]);
});

it("answers within 30 ms at ten thousand objectives, each letter anew", () => {
  const many = quickIndex(knownOf(Array.from({ length: 10_000 }, (_, at) => `${TITLES[at % 4]} number ${at} of many`)));
  const took = ["c", "ca", "cal", "call", "call 99", "many number", "zzz", "grow sales"].map((text) => {
    const runs = Array.from({ length: 5 }, () => {
      const start = performance.now();
      quickFound(many, text);
      return performance.now() - start;
    });
    // The middle one: another program on the machine may stop any single run.
    return runs.toSorted((a, b) => a - b)[2] as number;
  });
  expect(Math.max(...took)).toBeLessThan(30);
  expect(quickFound(many, "call 9999").rows).toEqual([]);
  expect(quickFound(many, "grow 9999").rows).toEqual([9999]);
});
