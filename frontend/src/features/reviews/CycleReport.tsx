import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { amount } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Scrolled } from "../../ui/Scrolled";
import { Section, Soft } from "../../ui/Page";
import { RetrospectiveFragment } from "./RetrospectiveForm";
import styles from "./reviews.module.css";
import { CAUSES, nameOf, OUTCOMES, scoreText } from "./words";

export const CycleReportFragment = graphql(`
  fragment CycleReport_objective on Objective {
    id title score outcome outcomeNote
    grade { postMortem accepted }
    keyResults(first: 50) { nodes { id title unit state score currentValue targetValue grade { cause causeNote } } }
  }
`);

/** How a unit's cycle ended, on one page that prints. */
export function CycleReport({
  objectives: masked,
  retrospective,
}: {
  objectives: readonly FragmentType<typeof CycleReportFragment>[];
  retrospective: FragmentType<typeof RetrospectiveFragment> | undefined;
}) {
  const objectives = masked.map((each) => unmasked(CycleReportFragment, each));
  const words = retrospective ? unmasked(RetrospectiveFragment, retrospective) : null;
  return (
    <>
      <Section
        title="Grades"
        tools={
          <span className="unprinted">
            <Button onPress={() => window.print()}>Print or save as PDF</Button>
          </span>
        }
      >
        <Scrolled label="Table of grades">
          <table className={styles.report}>
            <thead>
              <tr>
                <th scope="col">Objective and key results</th>
                <th scope="col">Score</th>
                <th scope="col">How it ended</th>
              </tr>
            </thead>
            {objectives.map((each) => (
              <tbody key={each.id}>
                <tr>
                  <td dir="auto">
                    <strong>{each.title}</strong>
                  </td>
                  <td>{scoreText(each.score)}</td>
                  <td>
                    {nameOf(OUTCOMES, each.outcome) || "Not graded"}
                    {each.grade?.accepted ? <Soft> · as proposed</Soft> : null}
                    {each.outcomeNote ? <div className={styles.words}>{each.outcomeNote}</div> : null}
                    {each.grade?.postMortem ? (
                      <div className={styles.words}>Learned: {each.grade.postMortem}</div>
                    ) : null}
                  </td>
                </tr>
                {each.keyResults.nodes
                  .filter((one) => one.state === "ACTIVE")
                  .map((one) => (
                    <tr key={one.id} className={styles.sub}>
                      <td dir="auto">
                        {one.title}{" "}
                        <Soft>
                          {amount(one.currentValue, one.unit)}
                          {typeof one.targetValue === "number" ? ` of ${amount(one.targetValue, one.unit)}` : ""}
                        </Soft>
                      </td>
                      <td>{scoreText(one.score)}</td>
                      <td>
                        {nameOf(CAUSES, one.grade?.cause)}
                        {one.grade?.causeNote ? <div className={styles.words}>{one.grade.causeNote}</div> : null}
                      </td>
                    </tr>
                  ))}
              </tbody>
            ))}
          </table>
        </Scrolled>
      </Section>
      {words ? <RetrospectiveText words={words} /> : null}
    </>
  );
}

/** A retrospective to read. */
export function RetrospectiveText({
  words,
}: {
  words: { worked?: string | null; didNotWork?: string | null; toChange?: string | null };
}) {
  const parts = [
    ["What worked", words.worked],
    ["What did not", words.didNotWork],
    ["What we change", words.toChange],
  ] as const;
  return (
    <Section title="Retrospective">
      <dl className={styles.parts}>
        {parts.map(([name, text]) =>
          text ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={styles.words}>{text}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Section>
  );
}
