// @vitest-environment jsdom
import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useStanding } from "./standing";

const row = (id: string, value = 0) => ({ id, value });

it("keeps a row in its place when it is due no more, brings others up to date, and adds new ones at the end", () => {
  const { result, rerender } = renderHook((rows: { id: string; value: number }[]) => useStanding(rows), {
    initialProps: [row("a"), row("b")],
  });
  expect(result.current).toEqual([row("a"), row("b")]);
  rerender([row("c"), row("b", 1)]);
  expect(result.current).toEqual([row("a"), row("b", 1), row("c")]);
  rerender([]);
  expect(result.current.map(({ id }) => id)).toEqual(["a", "b", "c"]);
});
