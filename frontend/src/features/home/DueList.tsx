import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { counted } from "../../lib/numbers";
import { buttonClass } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { HealthMark } from "../../ui/HealthMark";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import styles from "./home.module.css";

export const DueListFragment = graphql(`
  fragment DueList_due on CheckInDue {
    daysOverdue
    keyResult { id title health objective { id title } }
  }
`);

const SHOWN = 5;
/** Ten seconds for each. */
const A_MINUTE = 6;

/** The check-ins that are due, the longest overdue first, and the way to make them all. */
export function DueList({ due: masked }: { due: readonly FragmentType<typeof DueListFragment>[] }) {
  const due = unmasked(DueListFragment, masked);
  if (due.length === 0)
    return (
      <Section title="Due">
        <EmptyState title="You are up to date">No check-in is due. When one is, it stands here.</EmptyState>
      </Section>
    );
  const minutes = Math.ceil(due.length / A_MINUTE);
  return (
    <Section
      title="Due"
      tools={
        <Link to="/check-in" className={buttonClass("primary")}>
          Check in: {due.length} due, about {minutes === 1 ? "a minute" : `${minutes} minutes`}
        </Link>
      }
    >
      <Rows label="Due">
        {due.slice(0, SHOWN).map(({ keyResult, daysOverdue }) => (
          <Row key={keyResult.id}>
            <div className={styles.line}>
              <HealthMark health={keyResult.health} brief />
              <Link to="/check-in" search={{ keyResult: keyResult.id }} className={styles.grow} dir="auto">
                {keyResult.title}
              </Link>
              <Soft>{daysOverdue > 0 ? `${counted(daysOverdue, "day")} overdue` : "today"}</Soft>
            </div>
            <Soft>{keyResult.objective.title}</Soft>
          </Row>
        ))}
      </Rows>
      {due.length > SHOWN ? <Soft>and {due.length - SHOWN} more</Soft> : null}
    </Section>
  );
}
