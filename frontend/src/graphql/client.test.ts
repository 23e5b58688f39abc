import { buildSchema, isInterfaceType } from "graphql";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CombinedError } from "urql";
import { expect, it } from "vitest";
import { errorText, isSignedOut, POSSIBLE_TYPES } from "./client";

const file = join(dirname(fileURLToPath(import.meta.url)), "../../../schema.graphql");

it("knows who stands behind each interface that documents ask by", () => {
  const schema = buildSchema(readFileSync(file, "utf8"));
  for (const [name, types] of Object.entries(POSSIBLE_TYPES)) {
    const type = schema.getType(name);
    const found = isInterfaceType(type) ? schema.getPossibleTypes(type).map((each) => each.name) : [];
    expect([...types].sort(), name).toEqual(found.toSorted());
  }
});

function failed(code: string, extensions: Record<string, unknown> = {}) {
  return new CombinedError({ graphQLErrors: [{ message: "No", extensions: { code, ...extensions } }] });
}

it("sends to sign-in when the session has ended, and only then", () => {
  expect(isSignedOut(failed("UNAUTHENTICATED"))).toBe(true);
  expect(isSignedOut(failed("FORBIDDEN"))).toBe(false);
  expect(isSignedOut(undefined)).toBe(false);
});

it("says what to do about every failure", () => {
  expect(errorText(new CombinedError({ networkError: new TypeError("fetch") }))).toMatch(/try again/i);
  expect(errorText(failed("INTERNAL", { requestId: "e-17" }))).toContain("e-17");
  expect(errorText(failed("NOT_FOUND"))).toBe("No");
});
