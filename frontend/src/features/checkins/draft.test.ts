import { describe, expect, it } from "vitest";
import { asksWhy, edited, freshDraft, isCheckInDraft, prepared, type Reported } from "./draft";

const response: Reported = {
  id: "kr_1",
  measure: "DECREASE",
  currentValue: 3.1,
  status: "AT_RISK",
  confidence: 0.6,
  milestones: [],
  latestCheckIn: { id: "chk_1" },
};

function keys() {
  let next = 0;
  return () => `key-${(next += 1)}`;
}

describe("a check-in that is being typed", () => {
  it("starts with the last report and is not sent until something is typed", () => {
    const draft = freshDraft(response);
    expect(draft).toMatchObject({ value: "3.1", status: "AT_RISK", confidence: 0.6, included: false });
    expect(edited(draft, { value: "2.6" }).included).toBe(true);
  });

  it("is sent as numbers, with the check-in it was based on", () => {
    const { input } = prepared(edited(freshDraft(response), { value: "2,6", note: " Faster  " }), response, keys());
    expect(input).toEqual({
      idempotencyKey: "key-1",
      keyResultId: "kr_1",
      value: 2.6,
      status: "AT_RISK",
      confidence: 0.6,
      note: "Faster",
      seenCheckInId: "chk_1",
    });
  });

  it("keeps its key while it says the same, and takes a new one when it says something else", () => {
    const newKey = keys();
    const first = prepared(edited(freshDraft(response), { value: "2.6" }), response, newKey);
    const again = prepared(first.draft, response, newKey);
    const other = prepared(edited(first.draft, { value: "2.5" }), response, newKey);
    expect([first, again, other].map((each) => each.input?.idempotencyKey)).toEqual(["key-1", "key-1", "key-2"]);
  });

  it("repeats the very same attempt when only its answer was lost and its check-in is by now the latest", () => {
    const newKey = keys();
    const seen = { ...response, latestCheckIn: { id: "chk_before" } };
    const first = prepared(edited(freshDraft(seen), { note: "In the tunnel" }), seen, newKey);
    const again = prepared(first.draft, { ...seen, latestCheckIn: { id: "chk_own" } }, newKey);
    expect(again.input).toEqual(first.input);
    expect(first.input?.seenCheckInId).toBe("chk_before");
  });

  it("names what cannot be read as a number and sends nothing", () => {
    expect(prepared(edited(freshDraft(response), { value: "about 3" }), response, keys())).toMatchObject({
      input: null,
      problem: "Write a number, such as 2.6",
    });
  });

  it("sends milestones as the whole set of done ones", () => {
    const launch: Reported = {
      ...response,
      measure: "MILESTONES",
      currentValue: null,
      milestones: [
        { id: "ms_1", done: true },
        { id: "ms_2", done: false },
      ],
    };
    const { input } = prepared(edited(freshDraft(launch), { milestonesDone: ["ms_1", "ms_2"] }), launch, keys());
    expect(input).toMatchObject({ milestonesDone: ["ms_1", "ms_2"] });
    expect(input).not.toHaveProperty("value");
  });

  it("asks why when confidence is low and nothing is said", () => {
    const low = edited(freshDraft(response), { confidence: 0.2 });
    expect(asksWhy(low)).toBe(true);
    expect(asksWhy(edited(low, { blocker: "No test system" }))).toBe(false);
  });

  it("takes back only drafts that it wrote", () => {
    expect(isCheckInDraft(JSON.parse(JSON.stringify(freshDraft(response))))).toBe(true);
    expect(isCheckInDraft({ value: 3 })).toBe(false);
    expect(isCheckInDraft(null)).toBe(false);
  });
});
