// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Client, fetchExchange, Provider } from "urql";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFragmentData } from "../../graphql/generated";
import { CheckInList, CheckInListFragment } from "./CheckInList";
import { CheckInRowFragment } from "./CheckInRow";
import type { Reached } from "./useCheckIns";

function row(id: string, title: string, currentValue: number) {
  const data = makeFragmentData(
    {
      __typename: "KeyResult",
      id,
      title,
      measure: "DECREASE",
      unit: "h",
      currentValue,
      status: "ON_TRACK",
      confidence: 0.6,
      health: "ON_TRACK",
      progress: 0.4,
      expected: 0.5,
      milestones: [],
      objective: { __typename: "Objective", id: "obj_1", title: "Be quick" },
      latestCheckIn: null,
      openBlockers: [],
      ...({ initiatives: { nodes: [] } } as object),
    },
    CheckInRowFragment,
  );
  const keyResult = makeFragmentData(
    {
      id,
      measure: "DECREASE",
      currentValue,
      status: "ON_TRACK",
      confidence: 0.6,
      milestones: [],
      latestCheckIn: null,
      ...data,
    } as never,
    CheckInListFragment,
  );
  return { id, daysOverdue: 0, keyResult };
}

const rows = [row("kr_1", "Response time", 3.1), row("kr_2", "Waiting time", 12)];

type Sent = { input: { checkIns: { keyResultId: string; idempotencyKey: string; value?: number; note?: string }[] } };
type Results = readonly {
  checkIn?: { id: string };
  overtaken: boolean;
  userErrors: readonly { message: string; code: string; path: string[] }[];
}[];

/** A client that keeps what is sent and answers with the results given, or not at all. */
function answering(answer: (sent: Sent) => Results | null) {
  const sent: Sent[] = [];
  const fetching = async (_url: unknown, request?: RequestInit) => {
    const { variables } = JSON.parse(request?.body as string) as { variables: Sent };
    sent.push(variables);
    const results = answer(variables);
    if (!results) throw new TypeError("fetch failed");
    const body = JSON.stringify({ data: { checkInCreate: { results, affected: [], userErrors: [] } } });
    return new Response(body, { headers: { "content-type": "application/json" } });
  };
  const client = new Client({ url: "/graphql", exchanges: [fetchExchange], preferGetMethod: false, fetch: fetching });
  return { sent, client };
}

/** The screen on a page of its own: its numbers are links. */
async function show(client: Client, onReached: (reached: readonly Reached[]) => void = () => {}) {
  const routeTree = createRootRoute({
    component: () => (
      <Provider value={client}>
        <CheckInList rows={rows} onReached={onReached} />
      </Provider>
    ),
  });
  const router = createRouter({ routeTree, history: createMemoryHistory() });
  const shown = render(<RouterProvider router={router} />);
  await screen.findByLabelText("Note: Response time");
  return shown;
}

const checkIn = (keyResultId: string, status = "ON_TRACK") => ({
  id: `chk_${keyResultId}`,
  status,
  keyResult: { id: keyResultId, progress: 0.5 },
});

const saved = ({ input }: Sent): Results =>
  input.checkIns.map((each) => ({ checkIn: checkIn(each.keyResultId), overtaken: false, userErrors: [] }));

describe("the check-in screen", () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it("sends only what was touched, all in one save, by Ctrl and Enter", async () => {
    const user = userEvent.setup();
    const { sent, client } = answering(saved);
    await show(client);
    await user.clear(screen.getByLabelText("Value: Response time"));
    await user.type(screen.getByLabelText("Value: Response time"), "2,6");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() =>
      expect(within(screen.getByRole("listitem", { name: "Response time" })).getByText("Saved")).toBeInTheDocument(),
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]?.input.checkIns).toMatchObject([{ keyResultId: "kr_1", value: 2.6 }]);
  });

  it("goes with Tab from value to confidence to note to blocker", async () => {
    const user = userEvent.setup();
    await show(answering(saved).client);
    await user.click(screen.getByLabelText("Value: Response time"));
    await user.tab();
    expect(document.activeElement?.closest("[role=radiogroup]")).toHaveAccessibleName("Confidence: Response time");
    await user.tab();
    expect(screen.getByLabelText("Note: Response time")).toHaveFocus();
    await user.tab();
    expect(screen.getByLabelText("Blocker: Response time")).toHaveFocus();
  });

  it("keeps what is typed over a reload", async () => {
    const user = userEvent.setup();
    const { client } = answering(saved);
    const first = await show(client);
    await user.type(screen.getByLabelText("Note: Waiting time"), "Two more desks");
    first.unmount();
    await show(client);
    expect(screen.getByLabelText("Note: Waiting time")).toHaveValue("Two more desks");
  });

  it("saves again under the same key when no answer came", async () => {
    const user = userEvent.setup();
    let reachable = false;
    const { sent, client } = answering((each) => (reachable ? saved(each) : null));
    await show(client);
    await user.type(screen.getByLabelText("Note: Response time"), "Better");
    await user.click(screen.getByRole("button", { name: "Save 1 check-in" }));
    await screen.findByText(/could not be reached/);
    reachable = true;
    await user.click(screen.getByRole("button", { name: "Save 1 check-in" }));
    await screen.findByText("Saved");
    expect(sent[0]?.input.checkIns[0]?.idempotencyKey).toBe(sent[1]?.input.checkIns[0]?.idempotencyKey);
  });

  it("tells which key results were reached, once they are saved", async () => {
    const user = userEvent.setup();
    const reached: Reached[] = [];
    const { client } = answering(({ input }) =>
      input.checkIns.map((each) => ({
        checkIn: checkIn(each.keyResultId, each.keyResultId === "kr_1" ? "DONE" : "ON_TRACK"),
        overtaken: false,
        userErrors: [],
      })),
    );
    await show(client, (each) => reached.push(...each));
    await user.type(screen.getByLabelText("Note: Response time"), "There");
    await user.type(screen.getByLabelText("Note: Waiting time"), "Soon");
    await user.click(screen.getByRole("button", { name: "Save 2 check-ins" }));
    await waitFor(() => expect(reached).toEqual([{ checkInId: "chk_kr_1", title: "Response time" }]));
  });

  it("says of each row what became of it", async () => {
    const user = userEvent.setup();
    const { client } = answering(() => [
      { checkIn: checkIn("1"), overtaken: true, userErrors: [] },
      { overtaken: false, userErrors: [{ message: "This cycle is closed.", code: "CYCLE_LOCKED", path: [] }] },
    ]);
    await show(client);
    await user.type(screen.getByLabelText("Note: Response time"), "a");
    await user.type(screen.getByLabelText("Note: Waiting time"), "b");
    await user.click(screen.getByRole("button", { name: "Save 2 check-ins" }));
    expect(await screen.findByText(/both are kept/)).toBeInTheDocument();
    expect(screen.getByText("This cycle is closed.")).toBeInTheDocument();
  });
});
