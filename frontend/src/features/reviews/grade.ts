import { t } from "@lingui/core/macro";
import type { MissCause, ObjectiveGradeInput, ObjectiveKind, Outcome } from "../../graphql/generated/graphql";
import { hasTexts } from "../../ui/useKept";
import { fieldText, typedNumber } from "../../lib/numbers";

/** What the form holds of one key result; `proposed` is its progress. */
export interface KeyResultGradeDraft {
  id: string;
  weight: number;
  proposed: number | null;
  score: string;
  note: string;
  cause: MissCause | null;
  causeNote: string;
}

/** What the form holds of an objective. An outcome of null is the proposed one. */
export interface GradeDraft {
  keyResults: readonly KeyResultGradeDraft[];
  score: string;
  outcome: Outcome | null;
  note: string;
  postMortem: string;
}

/** Under this a key result was missed, and needs a cause. */
export const MISSED = 0.4;

/** What is wrong with a typed score, and its value; nothing typed is no score. */
export function typedScore(text: string): { value: number | null; problem: string | null } {
  const { value, problem } = typedNumber(text);
  if (problem !== null) return { value: null, problem };
  return value !== null && (value < 0 || value > 1)
    ? { value: null, problem: t`From 0.0 to 1.0` }
    : { value, problem: null };
}

const rounded = (share: number): number => Math.round(share * 1e6) / 1e6;

/** The mean of the scores by weight, or the objective's own progress where there is none. */
export function proposedScore(draft: GradeDraft, progress: number | null): number | null {
  const counted = draft.keyResults.flatMap(({ weight, score }) => {
    const { value } = typedScore(score);
    return value !== null && weight > 0 ? [{ weight, value }] : [];
  });
  if (counted.length === 0) return progress;
  const whole = counted.reduce((sum, { weight }) => sum + weight, 0);
  return rounded(counted.reduce((sum, { weight, value }) => sum + weight * value, 0) / whole);
}

/** The word for a score; the server's rule. */
export function proposedOutcome(kind: ObjectiveKind, score: number | null): Outcome | null {
  if (score === null) return null;
  if (score >= (kind === "COMMITTED" ? 1 : 0.7)) return "ACHIEVED";
  return score >= MISSED ? "PARTIAL" : "MISSED";
}

/** What the grade is as it stands in the form. */
export function graded(draft: GradeDraft, kind: ObjectiveKind, progress: number | null) {
  const proposed = proposedScore(draft, progress);
  const typed = typedScore(draft.score);
  const score = draft.score.trim() === "" ? proposed : typed.value;
  const word = proposedOutcome(kind, score);
  const outcome = draft.outcome ?? word;
  const isChanged = score !== proposed || outcome !== proposedOutcome(kind, proposed);
  return {
    proposed,
    score,
    outcome,
    word,
    problem: typed.problem,
    needsNote: isChanged || outcome === "DROPPED",
    needsPostMortem: kind === "COMMITTED" && outcome !== "DROPPED" && score !== null && score < 1,
  };
}

/** What is sent; what is as proposed is left to the server. */
export function gradeInput(id: string, version: number, draft: GradeDraft): ObjectiveGradeInput {
  const { value } = typedScore(draft.score);
  return {
    id,
    ifVersion: version,
    ...(value === null ? {} : { score: value }),
    ...(draft.outcome ? { outcome: draft.outcome } : {}),
    note: draft.note.trim() || null,
    postMortem: draft.postMortem.trim() || null,
    keyResults: draft.keyResults.map((each) => {
      const score = typedScore(each.score).value;
      return {
        id: each.id,
        ...(score === null ? {} : { score }),
        note: each.note.trim() || null,
        cause: score !== null && score < MISSED ? each.cause : null,
        causeNote: each.causeNote.trim() || null,
      };
    }),
  };
}

interface GivenKeyResult {
  id: string;
  weight: number;
  progress?: number | null;
  score?: number | null;
  grade?: { note?: string | null; cause?: MissCause | null; causeNote?: string | null } | null;
}

/** Whether what was kept of a grade is of exactly these key results. */
export function isGradeOf(keyResults: readonly { id: string }[]) {
  return ({ keyResults: kept }: Partial<GradeDraft>): boolean =>
    kept === undefined ||
    (kept.length === keyResults.length &&
      kept.every((each, at) => hasTexts(each, ["id", "score", "note", "causeNote"]) && each.id === keyResults[at]?.id));
}

/** The form of what is stored, scores filled in as proposed. */
export function gradeDraft(given: {
  keyResults: readonly GivenKeyResult[];
  outcomeNote?: string | null;
  grade?: { postMortem?: string | null } | null;
}): GradeDraft {
  return {
    keyResults: given.keyResults.map((each) => ({
      id: each.id,
      weight: each.weight,
      proposed: each.progress ?? null,
      score: fieldText(each.score ?? each.progress),
      note: each.grade?.note ?? "",
      cause: each.grade?.cause ?? null,
      causeNote: each.grade?.causeNote ?? "",
    })),
    score: "",
    outcome: null,
    note: given.outcomeNote ?? "",
    postMortem: given.grade?.postMortem ?? "",
  };
}
