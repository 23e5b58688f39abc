// @vitest-environment jsdom
import { act, cleanup, render, renderHook, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { holdDraftsOf } from "../lib/drafts";
import { Meanwhile } from "./Meanwhile";
import { useDraft } from "./useDraft";

const STORED = { name: "Sales", mission: "" };

beforeEach(() => {
  localStorage.clear();
  holdDraftsOf("per_1");
});
afterEach(cleanup);

const opened = (stored = STORED, version = 3) =>
  renderHook((given) => useDraft("team.1", given.stored, given.version), { initialProps: { stored, version } });

it("brings back what was typed over what is still stored, and keeps nothing of what is the same", () => {
  const form = opened();
  act(() => form.result.current.put({ mission: "Win" }));
  form.unmount();
  const again = opened();
  expect(again.result.current.values).toEqual({ name: "Sales", mission: "Win" });
  expect(again.result.current.overtaken).toEqual([]);
  act(() => again.result.current.put({ mission: "" }));
  expect(localStorage).toHaveLength(0);
});

it("offers what was typed beside what somebody else has saved, and goes on over that only when asked to", () => {
  const first = opened();
  act(() => first.result.current.put({ mission: "Win" }));
  first.unmount();
  const form = opened({ name: "Sales", mission: "Delight" }, 4);
  const { result } = form;
  expect(result.current).toMatchObject({ overtaken: ["mission"], version: 3, values: { mission: "Win" } });
  act(() => result.current.put({ mission: "Win more" }));
  expect(result.current).toMatchObject({ overtaken: ["mission"], version: 3, values: { mission: "Win more" } });
  act(() => result.current.keepMine());
  expect(result.current).toMatchObject({ overtaken: [], version: 4, values: { mission: "Win more" } });
});

it("takes theirs where both typed, and leaves what only one of them typed", () => {
  const form = opened();
  const { result } = form;
  act(() => result.current.put({ mission: "Win" }));
  act(() => result.current.put({ name: "Selling" }));
  form.rerender({ stored: { name: "Sales", mission: "Delight" }, version: 4 });
  expect(result.current).toMatchObject({ overtaken: ["mission"], values: { name: "Selling", mission: "Win" } });
  act(() => result.current.takeTheirs());
  expect(result.current).toMatchObject({ overtaken: [], version: 4, values: { name: "Selling", mission: "Delight" } });
});

it("goes on over a newer version by itself where somebody typed into another field, or the same", () => {
  const form = opened();
  const { result } = form;
  act(() => result.current.put({ mission: "Win" }));
  form.rerender({ stored: { name: "Selling", mission: "" }, version: 4 });
  expect(result.current).toMatchObject({ overtaken: [], version: 4, values: { name: "Selling", mission: "Win" } });
  act(() => result.current.put({ mission: "Win more" }));
  form.rerender({ stored: { name: "Selling", mission: "Delight" }, version: 5 });
  expect(result.current).toMatchObject({ overtaken: ["mission"], version: 4 });
  form.rerender({ stored: { name: "Selling", mission: "Win more" }, version: 6 });
  expect(result.current).toMatchObject({ overtaken: [], version: 6 });
});

it("takes what a form of other fields has kept for nothing", () => {
  const whole = { version: 3, over: STORED };
  for (const each of [{ ...whole, typed: { motto: "" } }, { ...whole, typed: { mission: null } }, { typed: {} }, 7]) {
    localStorage.setItem("plumbline.draft.per_1.team.1", JSON.stringify(each));
    const form = opened();
    expect(form.result.current.values).toEqual(STORED);
    form.unmount();
  }
});

interface Given {
  version: number;
  mission: string;
  lead: { id: string; name: string };
}

function Form({ version, mission, lead }: Given) {
  const draft = useDraft("team.1", { mission, lead, month: "1" }, version);
  return (
    <>
      <output>{`${draft.values.mission} ${draft.values.lead.name} ${draft.values.month}`}</output>
      <button
        type="button"
        onClick={() => draft.put({ mission: "Win", lead: { id: "per_3", name: "Cem" }, month: "2" })}
      >
        type
      </button>
      <Meanwhile
        draft={draft}
        fields={{ mission: "Mission", lead: "Led by", month: ["Month", (month) => `month ${month}`] }}
      />
    </>
  );
}

it("shows the fields in which the two differ, as they are stored now, and the choice between them", () => {
  const form = render(<Form version={1} mission="" lead={{ id: "per_1", name: "Ana" }} />);
  act(() => screen.getByRole("button", { name: "type" }).click());
  expect(screen.queryByRole("region", { name: "Saved meanwhile" })).toBeNull();
  form.rerender(<Form version={2} mission="Delight" lead={{ id: "per_2", name: "Ben" }} />);
  const note = screen.getByRole("region", { name: "Saved meanwhile" });
  expect([...note.querySelectorAll("dt")].map((each) => each.textContent)).toEqual(["Mission", "Led by"]);
  expect([...note.querySelectorAll("dd")].map((each) => each.textContent)).toEqual(["Delight", "Ben"]);
  act(() => screen.getByRole("button", { name: "Take theirs" }).click());
  expect(screen.getByRole("status").textContent).toBe("Delight Ben 2");
  expect(screen.queryByRole("region", { name: "Saved meanwhile" })).toBeNull();
});
