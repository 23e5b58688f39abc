import { expect, it } from "vitest";
import { textOfBytes, textOfFile } from "./fileText";

const bytes = (text: string) => new TextEncoder().encode(text);

it.each([
  ["an empty file", bytes(" \n"), "empty"],
  ["a binary file", new Uint8Array([0xff, 0xfe, 0x00]), "not a text file in UTF-8"],
  ["a file cut in the middle of a character", bytes("é").slice(0, 1), "not a text file in UTF-8"],
  ["a file with a hole in it", bytes("a\0b"), "not a text file"],
])("says in a sentence why %s is not an outline", (_, content, why) => {
  expect(textOfBytes("a.md", content)).toMatchObject({ problem: expect.stringContaining(why) as string });
});

it("refuses a file that is too large before it is read", async () => {
  const file = new File(["x".repeat(300 * 1024)], "a.md");
  expect(await textOfFile(file)).toMatchObject({ problem: expect.stringContaining("too large") as string });
});

it("takes text, right-to-left and emoji included", () => {
  expect(textOfBytes("a.md", bytes("* שלום 🚀"))).toEqual({ text: "* שלום 🚀" });
});
