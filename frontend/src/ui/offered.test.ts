import { expect, it } from "vitest";
import { offered } from "./offered";

const [grow, plan, sell] = ["Grow", "Plan the year", "Sell more"].map((name) => ({ id: name, name })) as [
  { id: string; name: string },
  { id: string; name: string },
  { id: string; name: string },
];
const near = [grow, plan, sell];

it("offers all that is near before anything is typed, then only what fits, at once", () => {
  expect(offered(near, undefined, "")).toEqual(near);
  expect(offered(near, undefined, " the YEAR ")).toEqual([plan]);
  expect(offered(near, undefined, "nothing such")).toEqual([]);
});

it("offers what was found, by whatever it was found, once it is there", () => {
  expect(offered(near, [sell], "calls")).toEqual([sell]);
});
