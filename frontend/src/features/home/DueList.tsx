import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
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
      <Section title={t`Due`}>
        <EmptyState title={t`You are up to date`}>
          <Trans>No check-in is due. When one is, it stands here.</Trans>
        </EmptyState>
      </Section>
    );
  const minutes = Math.ceil(due.length / A_MINUTE);
  return (
    <Section
      title={t`Due`}
      tools={
        <Link to="/check-in" className={buttonClass("primary")}>
          <Trans>
            Check in: {due.length} due, about {minutes === 1 ? t`a minute` : t`${minutes} minutes`}
          </Trans>
        </Link>
      }
    >
      <Rows label={t`Due`}>
        {due.slice(0, SHOWN).map(({ keyResult, daysOverdue }) => (
          <Row key={keyResult.id}>
            <div className={styles.due}>
              <HealthMark health={keyResult.health} brief />
              <Link to="/check-in" search={{ keyResult: keyResult.id }} className={styles.grow} dir="auto">
                {keyResult.title}
              </Link>
              <Soft>
                {daysOverdue > 0 ? t`${plural(daysOverdue, { one: "# day", other: "# days" })} overdue` : t`today`}
              </Soft>
              <span className={styles.of}>{keyResult.objective.title}</span>
            </div>
          </Row>
        ))}
      </Rows>
      {due.length > SHOWN ? (
        <Soft>
          <Trans>and {due.length - SHOWN} more</Trans>
        </Soft>
      ) : null}
    </Section>
  );
}
