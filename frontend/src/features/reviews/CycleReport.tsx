import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { amount } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Scrolled } from "../../ui/Scrolled";
import { Section, Soft } from "../../ui/Page";
import { nameOf } from "../../ui/Select";
import { RetrospectiveFragment } from "./RetrospectiveForm";
import styles from "./reviews.module.css";
import { CAUSES, OUTCOMES, scoreText } from "./words";

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
        title={t`Grades`}
        tools={
          <span className="unprinted">
            <Button onPress={() => window.print()}>
              <Trans>Print or save as PDF</Trans>
            </Button>
          </span>
        }
      >
        <Scrolled label={t`Table of grades`}>
          <table className={styles.report}>
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Objective and key results</Trans>
                </th>
                <th scope="col">
                  <Trans>Score</Trans>
                </th>
                <th scope="col">
                  <Trans>How it ended</Trans>
                </th>
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
                    {nameOf(OUTCOMES, each.outcome) || t`Not graded`}
                    {each.grade?.accepted ? (
                      <Soft>
                        {" "}
                        <Trans>· as proposed</Trans>
                      </Soft>
                    ) : null}
                    {each.outcomeNote ? <div className={styles.words}>{each.outcomeNote}</div> : null}
                    {each.grade?.postMortem ? (
                      <div className={styles.words}>
                        <Trans>Learned: {each.grade.postMortem}</Trans>
                      </div>
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
                          {typeof one.targetValue === "number" ? t` of ${amount(one.targetValue, one.unit)}` : ""}
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
    [t`What worked`, words.worked],
    [t`What did not`, words.didNotWork],
    [t`What we change`, words.toChange],
  ] as const;
  return (
    <Section title={t`Retrospective`}>
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
