import { cacheExchange } from "@urql/exchange-graphcache";
import { pipe, subscribe } from "wonka";
import { expect, it } from "vitest";
import { answering } from "./testing";
import { followExchange } from "./followExchange";

const GOAL = 'query Goal { objective(id: "obj_1") { __typename id title } }';
const FORM = 'query Form { objective(id: "obj_1") { __typename id } }';
const TREE = "query AlignmentColumns { objectiveTreeColumns { revision } }";
const SAVE = "mutation Save { objectiveUpdate { objective { __typename id } userErrors { code } } }";
const LIVE = "subscription LiveChanges { objectiveChanged { revision } }";

const following = () => {
  const keys = { ObjectiveChanges: () => null, ObjectiveTreeColumns: () => null };
  return answering([followExchange, cacheExchange({ keys })]);
};

it("answers a page that was still asking when somebody else's change came", () => {
  const { client, asked, answer } = following();
  const seen: unknown[] = [];
  pipe(
    client.subscription(LIVE, {}),
    subscribe(() => undefined),
  );
  // Another page knows of the goal, but not all that this one shows.
  pipe(
    client.query(FORM, {}),
    subscribe(() => undefined),
  );
  answer(asked[1], { data: { objective: { __typename: "Objective", id: "obj_1" } } });
  pipe(
    client.query(GOAL, {}),
    subscribe(({ data }) => void seen.push(data)),
  );
  answer(asked[0], { data: { objectiveChanged: { __typename: "ObjectiveChanges", revision: "2" } } });
  answer(asked[2], { data: { objective: { __typename: "Objective", id: "obj_1", title: "Grow" } } });
  expect(seen.at(-1)).toMatchObject({ objective: { title: "Grow" } });
});

it("asks again for what is on the screen, but not for the whole tree nor for what has gone", async () => {
  const { client, asked, answer } = following();
  pipe(
    client.subscription(LIVE, {}),
    subscribe(() => undefined),
  );
  pipe(
    client.query(GOAL, {}),
    subscribe(() => undefined),
  );
  const tree = pipe(
    client.query(TREE, {}),
    subscribe(() => undefined),
  );
  answer(asked[1], { data: { objective: { __typename: "Objective", id: "obj_1", title: "Grow" } } });
  answer(asked[2], { data: { objectiveTreeColumns: { __typename: "ObjectiveTreeColumns", revision: "1" } } });
  const before = asked.length;
  answer(asked[0], { data: { objectiveChanged: { __typename: "ObjectiveChanges", revision: "2" } } });
  await Promise.resolve();
  expect(asked.slice(before).map(({ key }) => key)).toEqual([asked[1]?.key]);
  tree.unsubscribe();
});

const told = (code?: string) => ({
  objectiveUpdate: {
    __typename: "ObjectiveUpdatePayload",
    objective: null,
    userErrors: code ? [{ __typename: "InputError", code }] : [],
  },
});

it("asks again when somebody else saved first, so that the form shows what it says now; not for another refusal", async () => {
  const { client, asked, answer } = following();
  pipe(
    client.query(GOAL, {}),
    subscribe(() => undefined),
  );
  answer(asked[0], { data: { objective: { __typename: "Objective", id: "obj_1", title: "Grow" } } });
  const askedAfter = async (code?: string) => {
    const sending = client.mutation(SAVE, {}).toPromise();
    const before = asked.length;
    answer(asked.at(-1), { data: told(code) });
    await sending;
    return asked.slice(before).map(({ key }) => key);
  };
  expect(await askedAfter("BLANK")).toEqual([]);
  expect(await askedAfter()).toEqual([]);
  expect(await askedAfter("VERSION_CONFLICT")).toEqual([asked[0]?.key]);
});
