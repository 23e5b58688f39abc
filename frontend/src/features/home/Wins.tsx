import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { agoText } from "../../lib/days";
import { HealthMark } from "../../ui/HealthMark";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import styles from "./home.module.css";

export const WinsFragment = graphql(`
  fragment Wins_checkIn on CheckIn {
    id
    note
    recordedAt
    author { id name }
    keyResult { id title objective { id title owner { __typename id name } } }
  }
`);

export interface WinsProps {
  wins: readonly FragmentType<typeof WinsFragment>[];
  /** The way to thank for a check-in. */
  thank: (checkIn: { id: string; title: string }) => ReactNode;
}

/** What was reached around the viewer, the latest first; nothing where nothing was. */
export function Wins({ wins: masked, thank }: WinsProps) {
  const wins = unmasked(WinsFragment, masked);
  if (wins.length === 0) return null;
  return (
    <Section title={t`Wins`}>
      <Rows label={t`Wins`}>
        {wins.map(({ id, note, recordedAt, author, keyResult }) => (
          <Row key={id}>
            <div className={styles.line}>
              <HealthMark health="DONE" brief />
              <Link
                to="/objectives/$objectiveId"
                params={{ objectiveId: keyResult.objective.id }}
                search={{ keyResult: keyResult.id }}
                className={styles.grow}
                dir="auto"
              >
                {keyResult.title}
              </Link>
              <Soft>{agoText(recordedAt)}</Soft>
            </div>
            <Soft>
              {[keyResult.objective.owner?.name, author ? t`reported by ${author.name}` : null]
                .filter(Boolean)
                .join(" · ")}
            </Soft>
            {note ? (
              <q className={styles.note} dir="auto">
                {note}
              </q>
            ) : null}
            {thank({ id, title: keyResult.title })}
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
