// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetDrafts, holdDraftsOf, whenNothingIsKept } from "../lib/drafts";
import { hasTexts, useKept, useKeptText } from "./useKept";

beforeEach(() => {
  localStorage.clear();
  holdDraftsOf("per_1");
});
afterEach(() => vi.restoreAllMocks());

const opened = (place: string) => renderHook((at: string) => useKeptText(at), { initialProps: place });

it("brings back what was typed when the form is drawn anew, and forgets it once it is sent", () => {
  const first = opened("comment.obj_1");
  act(() => first.result.current[1]("Half a thought"));
  first.unmount();
  const second = opened("comment.obj_1");
  expect(second.result.current[0]).toBe("Half a thought");
  act(() => second.result.current[2]());
  expect(second.result.current[0]).toBe("");
  expect(opened("comment.obj_1").result.current[0]).toBe("");
  expect(localStorage).toHaveLength(0);
});

it("keeps forms apart, though one component draws them, and people apart", () => {
  const form = opened("comment.obj_1");
  act(() => form.result.current[1]("For the first"));
  form.rerender("comment.obj_2");
  expect(form.result.current[0]).toBe("");
  form.rerender("comment.obj_1");
  expect(form.result.current[0]).toBe("For the first");
  holdDraftsOf("per_2");
  expect(opened("comment.obj_1").result.current[0]).toBe("");
});

it("forgets what somebody typed who signs out, and nothing of others", () => {
  const mine = opened("comment.obj_1");
  act(() => mine.result.current[1]("Mine"));
  holdDraftsOf("per_2");
  const theirs = opened("comment.obj_1");
  act(() => theirs.result.current[1]("Theirs"));
  forgetDrafts();
  expect(opened("comment.obj_1").result.current[0]).toBe("");
  holdDraftsOf("per_1");
  expect(opened("comment.obj_1").result.current[0]).toBe("Mine");
});

it("keeps nothing of a form that says what is stored already", () => {
  const form = renderHook(() => useKeptText("note", "stored"));
  act(() => form.result.current[1]("changed"));
  expect(localStorage).toHaveLength(1);
  act(() => form.result.current[1]("stored"));
  expect(localStorage).toHaveLength(0);
});

it("takes what another version of the app has kept for nothing, when it does not fit", () => {
  localStorage.setItem("plumbline.draft.per_1.step", '{"title":7}');
  const fits = (value: unknown) => hasTexts(value, ["title", "note"]);
  const form = renderHook(() => useKept("step", { title: "", note: "" }, fits));
  expect(form.result.current[0]).toEqual({ title: "", note: "" });
});

it("says once that the browser's storage is full, holds what is typed, and says it again after it had room", () => {
  const said = vi.fn();
  whenNothingIsKept(said);
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const form = opened("comment.obj_1");
  act(() => form.result.current[1]("One"));
  act(() => form.result.current[1]("One more"));
  expect(said).toHaveBeenCalledTimes(1);
  expect(form.result.current[0]).toBe("One more");
  full.mockRestore();
  act(() => form.result.current[1]("Room again"));
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  act(() => form.result.current[1]("And full again"));
  expect(said).toHaveBeenCalledTimes(2);
});
