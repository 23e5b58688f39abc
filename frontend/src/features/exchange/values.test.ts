import { expect, it } from "vitest";
import { textOfFile } from "./OutlineSource";
import { valuesText } from "./values";

it.each([
  [{ measure: "DECREASE" as const, startValue: 6, targetValue: 4, unit: "%" }, "6\u00a0% → 4\u00a0%"],
  [{ measure: "AT_LEAST" as const, targetValue: 99.95, unit: "%" }, "at least 99.95\u00a0%"],
  [{ measure: "IN_BAND" as const, lowValue: 2, highValue: 3 }, "2 to 3"],
  [{ measure: "BINARY" as const }, "done or not"],
])("says how a key result was understood: %o", (values, text) => {
  expect(valuesText(values)).toBe(text);
});

it.each([
  ["an empty file", new File([" \n"], "a.md"), "empty"],
  ["a binary file", new File([new Uint8Array([0xff, 0xfe, 0x00])], "a.png"), "not a text file"],
  ["a file with a hole in it", new File(["a\0b"], "a.md"), "not a text file"],
  ["a file that is too large", new File(["x".repeat(300 * 1024)], "a.md"), "too large"],
])("says in a sentence why %s is not an outline", async (_, file, why) => {
  expect(await textOfFile(file)).toMatchObject({ problem: expect.stringContaining(why) as string });
});

it("takes text, right-to-left and emoji included", async () => {
  expect(await textOfFile(new File(["* שלום 🚀"], "a.md"))).toEqual({ text: "* שלום 🚀" });
});
