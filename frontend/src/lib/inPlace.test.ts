import { expect, it } from "vitest";
import { AT_REST, inPlace, type InPlace, type InPlaceEvent } from "./inPlace";

const after = (...events: InPlaceEvent[]): InPlace => events.reduce(inPlace, AT_REST);
const BEGIN: InPlaceEvent = { does: "begin", text: "Grow" };
const TYPE: InPlaceEvent = { does: "type", text: "Grow more" };
const SAVE: InPlaceEvent = { does: "save" };
const FAIL: InPlaceEvent = { does: "fail", why: "No connection" };

it("shows what was typed while it is saved, and rests when it is", () => {
  expect(after(BEGIN)).toEqual({ is: "typing", text: "Grow" });
  expect(after(BEGIN, TYPE, SAVE)).toEqual({ is: "saving", text: "Grow more" });
  expect(after(BEGIN, TYPE, SAVE, { does: "saved" })).toEqual(AT_REST);
});

it("loses nothing when saving fails: it can be tried again, typed on or given up", () => {
  const failed = [BEGIN, TYPE, SAVE, FAIL];
  expect(after(...failed)).toEqual({ is: "failed", text: "Grow more", why: "No connection" });
  expect(after(...failed, SAVE)).toEqual({ is: "saving", text: "Grow more" });
  expect(after(...failed, BEGIN)).toEqual({ is: "typing", text: "Grow more" });
  expect(after(...failed, { does: "leave" })).toEqual(AT_REST);
});

it("is neither typed on nor left while it is on its way", () => {
  const saving = after(BEGIN, TYPE, SAVE);
  for (const event of [BEGIN, { does: "type", text: "x" }, { does: "leave" }] as const)
    expect(inPlace(saving, event)).toBe(saving);
});
