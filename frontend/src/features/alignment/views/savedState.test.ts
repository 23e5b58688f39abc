import { expect, it } from "vitest";
import type { Address } from "../address";
import { addressOf, showsTheSame, stateOf } from "./savedState";

const EVERYTHING: Required<Address> = {
  shape: "map",
  cycle: "cyc_1",
  asOf: "2026-11-20T12:00:00Z",
  since: "2026-11-01T12:00:00Z",
  team: "team_1",
  owner: "per_1",
  health: ["AT_RISK", "OFF_TRACK"],
  findings: true,
  q: "sell",
  focus: "obj_1",
  selected: "obj_2",
  panel: "open",
  open: "2~obj_3~obj_4",
  zoom: 0.5,
  x: -3,
  y: 12,
};

it("brings every state of the page back", () => {
  const { ...kept } = addressOf(stateOf(EVERYTHING) as Parameters<typeof addressOf>[0]);
  expect(kept).toEqual(EVERYTHING);
});

it("puts at rest what a state does not name, so that nothing is left of what was shown before", () => {
  const before: Address = EVERYTHING;
  const opened = { ...before, ...addressOf(stateOf({ team: "team_1" }) as Parameters<typeof addressOf>[0]) };
  expect(Object.entries(opened).filter(([, value]) => value !== undefined)).toEqual([["team", "team_1"]]);
});

it("keeps no fold of what the server has no id for", () => {
  expect(stateOf({ open: "1~lane~obj_1" }).toggledIds).toEqual(["obj_1"]);
});

it("knows a view again wherever in its picture one is", () => {
  expect(showsTheSame({ ...EVERYTHING, x: 99, selected: "obj_9", panel: "peek" }, EVERYTHING)).toBe(true);
  expect(showsTheSame({ ...EVERYTHING, q: "buy" }, EVERYTHING)).toBe(false);
});
