// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type Client, CombinedError, Provider } from "urql";
import { expect, it, vi } from "vitest";
import { Explained, type ExplanationFragment } from "./Explained";
import type { FragmentType } from "../../graphql/generated";

const SIZE = 250;

/** A page of the parts as the server tells them, after the cursor of the last one seen. */
function page(after: number) {
  const nodes = Array.from({ length: Math.min(100, SIZE - after) }, (_, place) => ({
    label: `Part ${after + place}`,
    labelCode: null,
    value: 0.5,
    counted: 0.5,
    weight: 1,
    share: 1 / SIZE,
    why: null,
    whyCode: null,
    word: null,
    values: [],
    goal: null,
  }));
  const end = after + nodes.length;
  return { totalCount: SIZE, pageInfo: { hasNextPage: end < SIZE, endCursor: String(end) }, nodes };
}

const explanation = {
  value: 0.5,
  automaticValue: null,
  word: null,
  automaticWord: null,
  formula: "the mean",
  formulaParts: [],
  manual: false,
  change: null,
  itemPage: page(0),
  leftOutPage: { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] },
} as unknown as FragmentType<typeof ExplanationFragment>;

function shown(answer: (variables: { after: string; leftOut: boolean }) => object) {
  const query = vi.fn((_: unknown, variables: { after: string; leftOut: boolean }) => ({
    toPromise: () => Promise.resolve(answer(variables)),
  }));
  const rootRoute = createRootRoute({
    component: () => <Explained of="PROGRESS" numbered={{ id: "obj_1" }} explanation={explanation} />,
  });
  const router = createRouter({ routeTree: rootRoute, history: createMemoryHistory() });
  render(
    <Provider value={{ query } as unknown as Client}>
      <RouterProvider router={router as never} />
    </Provider>,
  );
}

it("asks for the parts of a number a hundred at a time", async () => {
  shown(({ after, leftOut }) => {
    expect(leftOut).toBe(false);
    return { data: { node: { __typename: "Objective", id: "obj_1", explain: { itemPage: page(Number(after)) } } } };
  });
  await screen.findByText("Part 0");
  expect(document.querySelectorAll("tr")).toHaveLength(101);
  for (const rows of [201, 251]) {
    await userEvent.click(screen.getByText(/^Show more/));
    await waitFor(() => expect(document.querySelectorAll("tr")).toHaveLength(rows));
  }
  expect(screen.getByText("Part 249")).toBeTruthy();
  expect(screen.queryByText(/^Show more/)).toBeNull();
});

it("keeps what it has, and says so, when more cannot be had", async () => {
  shown(() => ({ error: new CombinedError({ networkError: new Error("gone") }) }));
  await userEvent.click(await screen.findByText(/^Show more/));
  await screen.findByRole("alert");
  expect(document.querySelectorAll("tr")).toHaveLength(101);
  expect(screen.getByText(/^Show more/)).toBeTruthy();
});
