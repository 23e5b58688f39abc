import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { amount, percent } from "../../lib/numbers";
import { Topics, Words } from "../../ui/Agenda";
import { HealthMark } from "../../ui/HealthMark";
import { Slide, SlideFacts } from "../../ui/Slides";
import styles from "./meetings.module.css";
import { sparkline, TOPICS } from "./topics";

const FRAGMENT = graphql(`
  fragment GoalSlide_item on AgendaItem {
    title topics health progress expected note blockers
    noteBy { id name }
    movements { unit valueBefore value keyResult { id } }
    objective {
      id
      owner { id name }
      keyResults(first: 8) {
        nodes {
          id title unit currentValue targetValue
          checkIns(first: 12) { nodes { id recordedAt value } }
        }
      }
    }
  }
`);

/** One goal on the whole screen: its number, how its key results went, the last note. */
export function GoalSlide({ item, until }: { item: FragmentType<typeof FRAGMENT>; until?: string | null }) {
  const { title, topics, health, progress, expected, note, noteBy, blockers, movements, objective } = unmasked(
    FRAGMENT,
    item,
  );
  const end = until ? Date.parse(until) : Number.POSITIVE_INFINITY;
  return (
    <Slide>
      <SlideFacts>
        <Topics topics={topics.map((topic) => TOPICS[topic])} />
        <span>{objective.owner?.name}</span>
      </SlideFacts>
      <h1 dir="auto">{title}</h1>
      <SlideFacts>
        <span className={styles.number}>{typeof progress === "number" ? percent(progress) : "–"}</span>
        <HealthMark health={health} />
        {typeof expected === "number" ? (
          <span>
            <Trans>expected by now {percent(expected)}</Trans>
          </span>
        ) : null}
      </SlideFacts>
      <ul className={styles.measures}>
        {objective.keyResults.nodes.map((each) => {
          const movement = movements.find((one) => one.keyResult.id === each.id);
          const values = each.checkIns.nodes
            .filter((one) => Date.parse(one.recordedAt) <= end)
            .flatMap((one) => (typeof one.value === "number" ? [one.value] : []))
            .toReversed();
          return (
            <li key={each.id} className={styles.measure}>
              <span dir="auto">{each.title}</span>
              <svg className={styles.spark} viewBox="0 0 140 32" aria-hidden="true">
                <polyline points={sparkline(values, 140, 32)} />
              </svg>
              <span>
                {movement ? `${amount(movement.valueBefore)} → ${amount(movement.value, movement.unit)}` : null}
                {movement ? null : amount(values.at(-1) ?? each.currentValue, each.unit)}
                {typeof each.targetValue === "number" ? t` of ${amount(each.targetValue)}` : null}
              </span>
            </li>
          );
        })}
      </ul>
      <Words blockers={blockers} note={note} by={noteBy?.name} />
    </Slide>
  );
}
