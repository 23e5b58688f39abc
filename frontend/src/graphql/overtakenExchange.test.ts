import { cacheExchange } from "@urql/exchange-graphcache";
import { pipe, subscribe } from "wonka";
import { expect, it } from "vitest";
import { answering } from "./testing";
import { overtakenExchange } from "./overtakenExchange";

const GOAL = 'query Goal { objective(id: "obj_1") { __typename id title } }';
const FORM = 'query Form { objective(id: "obj_1") { __typename id } }';
const SAVE = "mutation Save { save { __typename id } }";

const nothing = () => undefined;
const dispatched = () => new Promise((done) => setTimeout(done));

/** A client whose one mutation makes the goal be asked for again. */
function saving() {
  const cache = cacheExchange({
    updates: {
      Mutation: { save: (_result, _given, store) => store.invalidate("Query", "objective", { id: "obj_1" }) },
    },
  });
  return answering([cache, overtakenExchange], { requestPolicy: "cache-and-network" });
}

/** Another page knows of the goal; this one asks for its title, and is still asking when a change is sent. */
async function overtaken() {
  const { client, asked, answer } = saving();
  const seen: unknown[] = [];
  pipe(client.query(FORM, {}), subscribe(nothing));
  answer(asked[0], { data: { objective: { __typename: "Objective", id: "obj_1" } } });
  pipe(
    client.query(GOAL, {}),
    subscribe(({ data }) => void seen.push(data)),
  );
  pipe(client.mutation(SAVE, {}), subscribe(nothing));
  await dispatched();
  return { asked, answer, seen };
}

const goal = (title: string) => ({ objective: { __typename: "Objective", id: "obj_1", title } });
const saved = { save: { __typename: "Objective", id: "obj_1" } };

it("answers a page that was still asking when a change was acknowledged, in the end with what came after it", async () => {
  const { asked, answer, seen } = await overtaken();
  const [, question, change] = asked;
  answer(change, { data: saved });
  await dispatched();
  answer(question, { data: goal("As it was") });
  await dispatched();
  expect(seen.at(-1)).toEqual(goal("As it was"));
  const again = asked.findLast(({ key }) => key === question?.key);
  expect(again).not.toBe(question);
  answer(again, { data: goal("As it is") });
  expect(seen.at(-1)).toEqual(goal("As it is"));
});

it("asks nothing more for a question that was answered before the change", async () => {
  const { asked, answer } = await overtaken();
  const [, question, change] = asked;
  answer(question, { data: goal("Grow") });
  await dispatched();
  const before = asked.length;
  answer(change, { data: saved });
  await dispatched();
  expect(asked.slice(before).filter(({ context }) => context.requestPolicy === "network-only")).toEqual([]);
});
