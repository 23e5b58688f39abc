import { expect, test } from "vitest";
import { columnsOf } from "./columns";

test("each column holds its state, the first due on top and what has no day last", () => {
  const work = [
    { id: "a", state: "DOING", title: "Later", dueOn: "2026-06-01" },
    { id: "b", state: "DOING", title: "Some day", dueOn: null },
    { id: "c", state: "DOING", title: "Sooner", dueOn: "2026-05-01" },
    { id: "d", state: "DONE", title: "Gone" },
  ] as const;
  const columns = columnsOf(work);
  expect(columns.DOING.map(({ title }) => title)).toEqual(["Sooner", "Later", "Some day"]);
  expect(columns.DONE.map(({ title }) => title)).toEqual(["Gone"]);
  expect([columns.PLANNED, columns.DROPPED]).toEqual([[], []]);
});
