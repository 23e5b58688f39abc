import { CombinedError, type OperationResult } from "urql";
import { cacheExchange } from "@urql/exchange-graphcache";
import { pipe, subscribe } from "wonka";
import { describe, expect, it } from "vitest";
import { answering } from "./testing";
import { stayExchange } from "./stayExchange";

const GOAL = 'query Goal { objective(id: "obj_1") { __typename id title } }';
const GROW = { objective: { __typename: "Objective", id: "obj_1", title: "Grow" } };
const CUT = new CombinedError({ networkError: new TypeError("Failed to fetch") });

const refused = (code: string) => new CombinedError({ graphQLErrors: [{ message: "No", extensions: { code } }] });

/** A page that shows a goal. */
function shown() {
  const { client, asked, answer } = answering([stayExchange, cacheExchange({})]);
  const seen: OperationResult[] = [];
  const look = () =>
    pipe(
      client.query(GOAL, {}, { requestPolicy: "network-only" }),
      subscribe((result) => void seen.push(result)),
    );
  const answerLast = (given: Partial<OperationResult>) => answer(asked.at(-1), given);
  const page = look();
  answerLast({ data: GROW });
  return { seen, answer: answerLast, look, page };
}

describe("what is shown, asked for again,", () => {
  it.each([
    ["a cut", CUT],
    ["a failure", refused("INTERNAL")],
    ["too many requests", refused("RATE_LIMITED")],
  ])("stays over %s, and the failure is told beside it", (_name, error) => {
    const { seen, answer, look } = shown();
    look();
    answer({ error });
    expect(seen.at(-1)).toMatchObject({ data: GROW, error: { message: error.message } });
  });

  it("goes when the viewer may not see it any more", () => {
    const { seen, answer, look } = shown();
    look();
    answer({ error: refused("FORBIDDEN") });
    expect(seen.at(-1)?.data ?? null).toBeNull();
  });

  it("is not kept for who comes later", () => {
    const { seen, answer, look, page } = shown();
    page.unsubscribe();
    look();
    answer({ error: CUT });
    expect(seen.at(-1)?.data ?? null).toBeNull();
  });
});
