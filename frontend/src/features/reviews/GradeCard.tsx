import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { percent } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Actions } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Soft } from "../../ui/Page";
import { Select, nameOf } from "../../ui/Select";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { WHY } from "../../ui/Why";
import { type FieldWords, Meanwhile } from "../../ui/Meanwhile";
import { useDraft } from "../../ui/useDraft";
import { gradeDraft, type GradeDraft, graded, gradeInput, isGradeOf, typedScore } from "./grade";
import { KeyResultGradeFields } from "./KeyResultGradeFields";
import styles from "./reviews.module.css";
import { OUTCOMES, scoreText } from "./words";

export const GradeCardFragment = graphql(`
  fragment GradeCard_objective on Objective {
    id title kind version progress score outcome outcomeNote viewerCanGrade
    grade { postMortem accepted }
    keyResults(first: 50) { nodes { id title weight progress score state grade { note cause causeNote } ...KeyResultGradeFields_keyResult } }
  }
`);

const GRADE = graphql(`
  mutation ObjectiveGrade($input: ObjectiveGradeInput!) {
    objectiveGrade(input: $input) { objective { id ...GradeCard_objective } userErrors { message code path } }
  }
`);

const FIELDS: FieldWords<GradeDraft> = {
  keyResults: [
    t`Key results`,
    (all) => all.map(({ score, note }) => [score, note].filter(Boolean).join(" ")).join("; "),
  ],
  score: t`Score`,
  outcome: [t`How it ended`, (id) => nameOf(OUTCOMES, id)],
  postMortem: t`What does a promise that was not kept teach us?`,
  note: t`Note`,
};

/** One objective to be graded: each key result with its evidence, then the objective itself. */
export function GradeCard({ objective: masked }: { objective: FragmentType<typeof GradeCardFragment> }) {
  const objective = unmasked(GradeCardFragment, masked);
  const keyResults = objective.keyResults.nodes.filter((each) => each.state === "ACTIVE");
  const stored = gradeDraft({ ...objective, keyResults });
  const kept = useDraft(`grade.${objective.id}`, stored, objective.version, isGradeOf(keyResults));
  const { values: draft, put } = kept;
  const { save, refused, busy } = useSave(GRADE, (data) => data.objectiveGrade);
  const grade = graded(draft, objective.kind, objective.progress ?? null);
  const isWrong = grade.problem !== null || draft.keyResults.some((each) => typedScore(each.score).problem !== null);
  const send = async () => {
    const done = await save({ input: gradeInput(objective.id, kept.version, draft) });
    if (!done) return;
    kept.forget();
    announce(t`“${objective.title}” graded`);
  };
  return (
    <section className={styles.card} aria-label={objective.title}>
      <header className={styles.head}>
        <h2 dir="auto">{objective.title}</h2>
        <Soft>
          {objective.kind === "COMMITTED" ? t`Committed, ` : ""}
          <Link
            to="/objectives/$objectiveId"
            params={{ objectiveId: objective.id }}
            search={{ why: objective.id }}
            {...WHY}
          >
            {typeof objective.progress === "number" ? t`progress ${percent(objective.progress)}` : t`no number`}
          </Link>
          {objective.outcome
            ? ` · ${nameOf(OUTCOMES, objective.outcome)} ${scoreText(objective.score)}`
            : t` · not graded`}
        </Soft>
      </header>
      <ul className={styles.keyResults}>
        {keyResults.map((each, place) => {
          const own = draft.keyResults[place];
          return own ? (
            <KeyResultGradeFields
              key={each.id}
              keyResult={each}
              draft={own}
              isDisabled={!objective.viewerCanGrade}
              onChange={(next) => put({ keyResults: draft.keyResults.map((old) => (old.id === next.id ? next : old)) })}
            />
          ) : null;
        })}
      </ul>
      {objective.viewerCanGrade ? (
        <>
          {busy ? null : <Meanwhile draft={kept} fields={FIELDS} />}
          <div className={styles.ending}>
            <TextField
              label={t`Score`}
              value={draft.score}
              placeholder={scoreText(grade.proposed)}
              onChange={(score) => put({ score })}
              error={grade.problem}
              inputMode="decimal"
              hint={t`Left empty: the mean of the key results`}
            />
            <Select
              label={t`How it ended`}
              choices={OUTCOMES}
              value={grade.outcome}
              onChange={(outcome) => put({ outcome: outcome === grade.word ? null : outcome })}
            />
          </div>
          {grade.needsPostMortem ? (
            <TextArea
              label={t`What does a promise that was not kept teach us?`}
              value={draft.postMortem}
              onChange={(postMortem) => put({ postMortem })}
              maxLength={5000}
              rows={2}
            />
          ) : null}
          <TextArea
            label={grade.needsNote ? t`Why this grade` : t`Note`}
            value={draft.note}
            onChange={(note) => put({ note })}
            maxLength={5000}
            rows={2}
          />
          <Refusals messages={refused} />
          <Actions>
            <Button look="primary" isDisabled={busy || isWrong} onPress={() => void send()}>
              {objective.outcome ? t`Save the grade` : t`Grade ${scoreText(grade.score)}`}
            </Button>
          </Actions>
        </>
      ) : null}
    </section>
  );
}
