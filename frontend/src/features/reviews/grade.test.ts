import { describe, expect, it } from "vitest";
import { gradeDraft, graded, gradeInput, type GradeDraft } from "./grade";

const draft = (scores: readonly string[], more: Partial<GradeDraft> = {}): GradeDraft => ({
  ...gradeDraft({ keyResults: scores.map((_, place) => ({ id: `kr_${place}`, weight: place + 1, progress: 0.5 })) }),
  ...more,
  keyResults: scores.map((score, place) => ({
    id: `kr_${place}`,
    weight: place + 1,
    proposed: 0.5,
    score,
    note: "",
    cause: null,
    causeNote: "",
  })),
});

describe("a grade", () => {
  it("is proposed as the mean of the scores by weight", () => {
    expect(graded(draft(["1", "0,4"]), "ASPIRATIONAL", null)).toMatchObject({ score: 0.6, outcome: "PARTIAL" });
  });

  it("falls back to the objective's own progress", () => {
    expect(graded(draft([""]), "ASPIRATIONAL", 0.7)).toMatchObject({ score: 0.7, outcome: "ACHIEVED" });
    expect(graded(draft([""]), "ASPIRATIONAL", null)).toMatchObject({ score: null, outcome: null });
  });

  it("needs a note where it is not the proposed one or says that the objective was dropped", () => {
    expect(graded(draft(["0.5"]), "ASPIRATIONAL", null).needsNote).toBe(false);
    expect(graded(draft(["0.5"], { score: "0.6" }), "ASPIRATIONAL", null).needsNote).toBe(true);
    expect(graded(draft(["0.5"], { outcome: "DROPPED" }), "ASPIRATIONAL", null).needsNote).toBe(true);
  });

  it("asks for a post-mortem of a promise that was not kept", () => {
    expect(graded(draft(["0.9"]), "COMMITTED", null)).toMatchObject({ outcome: "PARTIAL", needsPostMortem: true });
    expect(graded(draft(["1"]), "COMMITTED", null).needsPostMortem).toBe(false);
    expect(graded(draft(["0.9"]), "ASPIRATIONAL", null).needsPostMortem).toBe(false);
  });

  it("is sent without what is as proposed, and with a cause only for what was missed", () => {
    const given = draft(["0.2", "0.9"]);
    const keyResults = given.keyResults.map((each) => ({ ...each, cause: "DEPENDENCY" as const }));
    const sent = gradeInput("obj_1", 3, { ...given, keyResults });
    expect(sent).not.toHaveProperty("score");
    expect(sent.keyResults?.map((each) => each.cause)).toEqual(["DEPENDENCY", null]);
  });
});
