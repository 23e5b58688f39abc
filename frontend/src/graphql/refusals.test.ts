import { CombinedError, createRequest, makeOperation, type OperationResult } from "@urql/core";
import { expect, it } from "vitest";
import table from "../lib/catalogs/refusals.de.json";
import { worded } from "../lib/refusals";
import { inGerman } from "./refusals";

function answer(kind: "mutation" | "query", data: unknown, error?: CombinedError): OperationResult {
  const request = createRequest("{ viewer { id } }", {});
  const operation = makeOperation(kind, request, { url: "/graphql", requestPolicy: "network-only" });
  return { operation, data, ...(error ? { error } : {}), stale: false, hasNext: false };
}

it("says the server's sentence in German with its values, and one it does not know as it came", () => {
  expect(worded("This is published; say why it changes.", table)).toBe(
    "Das ist veröffentlicht; sag, warum es sich ändert.",
  );
  expect(worded("At most 300 characters, please.", table)).toBe("Bitte höchstens 300 Zeichen.");
  expect(worded("A cycle in ACTIVE cannot go to CLOSED.", table)).toBe(
    "Ein Zyklus in ACTIVE kann nicht nach CLOSED gehen.",
  );
  expect(worded("Something new.", table)).toBe("Something new.");
});

it("words what a mutation refuses, also one of many, and nothing else in it", async () => {
  const refusal = { message: "This objective is closed.", code: "CYCLE_LOCKED", path: ["id"] };
  const results = [{ checkIn: { note: "This objective is closed." }, userErrors: [] }, { userErrors: [refusal] }];
  const { data } = await inGerman(answer("mutation", { checkInCreate: { results, userErrors: [] } }));
  expect(data.checkInCreate.results[1].userErrors[0]).toEqual({
    ...refusal,
    message: "Dieses Objective ist abgeschlossen.",
  });
  expect(data.checkInCreate.results[0].checkIn.note).toBe("This objective is closed.");
});

it("words errors of the whole answer, and keeps their code and what the network says", async () => {
  const lost = new CombinedError({ networkError: new TypeError("fetch") });
  expect((await inGerman(answer("query", undefined, lost))).error?.networkError).toBe(lost.networkError);
  const error = new CombinedError({
    graphQLErrors: [{ message: "There is no such team.", extensions: { code: "NOT_FOUND" } }],
  });
  const worded_ = (await inGerman(answer("query", undefined, error))).error?.graphQLErrors[0];
  expect([worded_?.message, worded_?.extensions["code"]]).toEqual(["Ein solches Team gibt es nicht.", "NOT_FOUND"]);
});
