import { describe, expect, it } from "vitest";
import { begunName, between, pieces, stillNamed, withName } from "./words";

const ANA = { id: "per_1", name: "Ana Silva" };
const AN = { id: "per_2", name: "Ana" };

describe("words of conversations", () => {
  it("joins names as a sentence does", () => {
    const joined = (names: string[]) => names.map((each, place) => between(place, names.length) + each).join("");
    expect(joined(["A"])).toBe("A");
    expect(joined(["A", "B"])).toBe("A and B");
    expect(joined(["A", "B", "C"])).toBe("A, B and C");
  });

  it("finds the name that is begun at the end, and nothing in an address", () => {
    expect(begunName("Well done @An")).toBe("An");
    expect(begunName("@Ana Sil")).toBe("Ana Sil");
    expect(begunName("@Élodie d'")).toBe("Élodie d'");
    expect(begunName("write to ana@example")).toBeNull();
    expect(begunName("@A")).toBeNull();
    expect(begunName("done")).toBeNull();
  });

  it("writes the name out", () => {
    expect(withName("Well done @An", "Ana Silva")).toBe("Well done @Ana Silva ");
    expect(withName("Well done", "Ana Silva")).toBe("Well done");
  });

  it("forgets who is not named any more", () => {
    expect(stillNamed("Thanks @Ana Silva!", [ANA, { id: "per_3", name: "Ben" }])).toEqual([ANA]);
  });

  it("tells names from words, the longest name first", () => {
    const text = "Ask @Ana Silva, not @Ana or @Ben.";
    const found = pieces(text, [AN, ANA]);
    expect(found.filter((each) => each.isName).map((each) => each.text)).toEqual(["@Ana Silva", "@Ana"]);
    expect(found.map((each) => each.text).join("")).toBe(text);
    expect(pieces("", [ANA])).toEqual([]);
  });
});
