// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { type PropsWithChildren, createElement } from "react";
import { Client, fetchExchange, Provider } from "urql";
import { expect, it } from "vitest";
import { CommentCreateDocument } from "./generated/graphql";
import { useCreate } from "./useCreate";

const ABOUT = { aboutId: "obj_1", mentionIds: [], answersId: null };
type Ending = "answered" | "refused" | "lost";

/** Says texts one after the other, each with what becomes of it, and gives the key each was sent with. */
async function keysOf(told: readonly [text: string, ending: Ending][]) {
  const keys: string[] = [];
  const client = new Client({
    url: "http://plumbline.test/graphql",
    exchanges: [fetchExchange],
    preferGetMethod: false,
    fetch: async (_, options) => {
      const ending = told[keys.length]?.[1];
      keys.push(JSON.parse(options?.body as string).variables.input.idempotencyKey);
      if (ending === "lost") throw new TypeError("The connection was reset.");
      const userErrors = ending === "refused" ? [{ message: "Not now.", code: "FORBIDDEN", path: [] }] : [];
      return Response.json({ data: { commentCreate: { comment: null, userErrors } } });
    },
  });
  const wrapper = ({ children }: PropsWithChildren) => createElement(Provider, { value: client }, children);
  const { result } = renderHook(() => useCreate(CommentCreateDocument, (data) => data.commentCreate), { wrapper });
  for (const [text] of told) await act(() => result.current.create({ ...ABOUT, text }));
  return keys;
}

it("what is sent again after its answer was lost has the same key, until it is answered", async () => {
  const [first, again, once, next] = await keysOf([
    ["Well done", "lost"],
    ["Well done", "lost"],
    ["Well done", "answered"],
    ["Well done", "answered"],
  ]);
  expect([again, once]).toEqual([first, first]);
  expect(next).not.toBe(first);
});

it("what was refused is sent again with the same key, and with another one when it reads differently", async () => {
  const [first, again, other] = await keysOf([
    ["Well done", "refused"],
    ["Well done", "refused"],
    ["Well done indeed", "answered"],
  ]);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});
