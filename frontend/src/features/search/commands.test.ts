import { expect, it, vi } from "vitest";
import { commandsFor, commandsOf, shapedHref } from "./commands";

const onGo = vi.fn<(href: string) => void>();
const commands = commandsOf({
  pages: [
    { to: "/", name: "Home" },
    { to: "/teams", name: "Teams" },
  ],
  here: { pathname: "/teams", search: "" },
  command: "Ctrl",
  onGo,
  onKeys: () => undefined,
  onGuides: () => undefined,
});
const names = (text: string) => commandsFor(commands, text).map(({ name }) => name);

it("offers everything while nothing is typed, and only what fits afterwards", () => {
  expect(names("")).toHaveLength(commands.length);
  expect(names("new")).toEqual(["New objective", "New objective, step by step"]);
  expect(names("zzz")).toEqual([]);
});

it("knows other words, but puts those of the name first", () => {
  expect(names("theme")).toEqual(["Light colours", "Dark colours", "Colours as the system says"]);
  expect(names("teams")[0]).toBe("Teams");
  expect(names("go to teams")).toEqual(["Teams"]);
});

it("goes where it says", () => {
  commandsFor(commands, "check in")[0]?.run();
  expect(onGo).toHaveBeenLastCalledWith("/check-in");
});

it("changes the shape and keeps the rest of the address, but for where one looked", () => {
  const here = { pathname: "/alignment", search: "?q=call&shape=tree&x=4&y=2&zoom=1" };
  expect(shapedHref(here, "map")).toBe("/alignment?q=call&shape=map");
  expect(shapedHref({ pathname: "/teams", search: "?tab=members" }, "map")).toBe("/alignment?shape=map");
});
