// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { FragmentType } from "../../graphql/generated";
import { AlignmentPanel, type AlignmentPanelFragment } from "./AlignmentPanel";

const edge = (place: number) => ({
  id: `al_${place}`,
  kind: "CONTRIBUTES",
  weight: 1,
  primary: true,
  from: {
    __typename: "Objective",
    id: `obj_${place}`,
    title: `Goal ${place}`,
    health: "ON_TRACK",
    progress: 0.5,
    owner: null,
  },
});
const edges = (first: number, count: number) => Array.from({ length: count }, (_, place) => edge(first + place));

function shown(ofObjective: number, told: number) {
  const objective = {
    id: "obj_top",
    level: "COMPANY",
    cycle: { id: "cyc_1" },
    alignments: [],
    alignedFrom: { totalCount: ofObjective, nodes: edges(0, told) },
    keyResults: {
      nodes: [{ id: "kr_1", title: "Calls", alignments: [], alignedFrom: { totalCount: 2, nodes: edges(1_000, 2) } }],
    },
  } as unknown as FragmentType<typeof AlignmentPanelFragment>;
  const rootRoute = createRootRoute({ component: () => <AlignmentPanel objective={objective} /> });
  const router = createRouter({ routeTree: rootRoute, history: createMemoryHistory() });
  render(<RouterProvider router={router as never} />);
}

const goals = () => screen.getAllByText(/^Goal \d+$/);

it("counts all goals from below, shows them a part at a time, and leads to the rest", async () => {
  shown(1_998, 43);
  await screen.findByRole("heading", { name: "2,000 goals from below" });
  expect(goals()).toHaveLength(30);
  await userEvent.click(screen.getByText("Show more: 30 of 2,000 are shown"));
  await waitFor(() => expect(goals()).toHaveLength(45));
  const rest = screen.getByRole("link", { name: "Show all 2,000 in the tree" });
  expect(rest.getAttribute("href")).toBe("/alignment?focus=obj_top&cycle=cyc_1");
});

it("offers no more than there is", async () => {
  shown(3, 3);
  await screen.findByRole("heading", { name: "5 goals from below" });
  expect(goals()).toHaveLength(5);
  expect(screen.queryByText(/^Show/)).toBeNull();
});
