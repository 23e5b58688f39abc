import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { dayText } from "../../lib/days";
import { amount } from "../../lib/numbers";
import { HealthMark } from "../../ui/HealthMark";
import { Row, Rows, Soft } from "../../ui/Page";
import { WideBar } from "../../ui/ProgressBar";
import { WHY } from "../../ui/Why";
import styles from "./oneToOnes.module.css";
import { TOPICS } from "./words";

const FRAGMENT = graphql(`
  fragment OneToOneAgenda_item on OneToOneAgendaItem {
    title topics health progress expected note blockers
    owners { id name }
    noteBy { id name }
    objective { id }
    movements { title unit valueBefore value keyResult { id } }
    due { id title dueOn }
  }
`);

/** What there is to say of the goals of the two, one under the other. */
export function AgendaList({ agenda }: { agenda: readonly FragmentType<typeof FRAGMENT>[] }) {
  const items = unmasked(FRAGMENT, agenda);
  return (
    <Rows label="Agenda">
      {items.map((item) => (
        <Row key={item.objective.id}>
          <div className={styles.line}>
            <HealthMark health={item.health} brief />
            <Link to="/objectives/$objectiveId" params={{ objectiveId: item.objective.id }} className={styles.grow}>
              {item.title}
            </Link>
            <Soft>{item.owners.map((each) => each.name).join(", ")}</Soft>
            {item.topics.map((topic) => (
              <span key={topic} className={styles.topic}>
                {TOPICS[topic]}
              </span>
            ))}
            <Link
              to="/objectives/$objectiveId"
              params={{ objectiveId: item.objective.id }}
              search={{ why: item.objective.id }}
              {...WHY}
            >
              <WideBar share={item.progress} expected={item.expected} health={item.health} />
            </Link>
          </div>
          {item.movements.map((each) => (
            <div key={each.keyResult.id}>
              <Soft>
                {each.title}: {amount(each.valueBefore)} → {amount(each.value, each.unit)}
              </Soft>
            </div>
          ))}
          {item.due.map((each) => (
            <div key={each.id}>
              <Soft>
                Due: {each.title} (ends {dayText(each.dueOn)})
              </Soft>
            </div>
          ))}
          {item.blockers.map((text) => (
            <p key={text} className={styles.blocker}>
              Blocked: {text}
            </p>
          ))}
          {item.note ? (
            <p className={styles.said} dir="auto">
              {item.note}
              {item.noteBy ? ` (${item.noteBy.name})` : null}
            </p>
          ) : null}
        </Row>
      ))}
    </Rows>
  );
}
