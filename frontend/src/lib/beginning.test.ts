import { expect, it } from "vitest";
import { beginning } from "./beginning";

it("cuts a text, and never a character in two", () => {
  expect(beginning("Hear every drop", 4)).toBe("Hear");
  expect(beginning("Hear", 9)).toBe("Hear");
  expect(beginning("a💧b", 2)).toBe("a");
  expect(beginning("a💧b", 3)).toBe("a💧");
});
