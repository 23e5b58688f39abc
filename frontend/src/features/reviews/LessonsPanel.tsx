import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { inside } from "../../lib/language";
import { Soft } from "../../ui/Page";
import { nameOf } from "../../ui/Select";
import styles from "./reviews.module.css";
import { CAUSES } from "./words";

const LESSONS = graphql(`
  query Lessons($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Unit { name retrospectives { worked didNotWork toChange cycle { id name } } missedKeyResults { id title grade { cause causeNote } } }
    }
  }
`);

const MOST_CAUSES = 5;

/** What a unit has learned last, beside what it writes next. Nothing where there is nothing. */
export function LessonsPanel({ ownerId }: { ownerId: string | null }) {
  const [{ data }] = useQuery({ query: LESSONS, variables: { id: ownerId ?? "" }, pause: ownerId === null });
  const unit = data?.node && "retrospectives" in data.node ? data.node : null;
  const last = unit?.retrospectives[0];
  const missed = unit?.missedKeyResults.slice(0, MOST_CAUSES) ?? [];
  if (!unit || (!last && missed.length === 0)) return null;
  return (
    <details className={styles.card}>
      <summary>
        <Trans>
          What {unit.name} learned{last ? t` in ${last.cycle.name}` : ""}
        </Trans>
      </summary>
      {last?.toChange ? (
        <p className={styles.words}>
          <strong>
            <Trans>We change:</Trans>
          </strong>{" "}
          {last.toChange}
        </p>
      ) : null}
      {last?.didNotWork ? (
        <p className={styles.words}>
          <strong>
            <Trans>Did not work:</Trans>
          </strong>{" "}
          {last.didNotWork}
        </p>
      ) : null}
      {last?.worked ? (
        <p className={styles.words}>
          <strong>
            <Trans>Worked:</Trans>
          </strong>{" "}
          {last.worked}
        </p>
      ) : null}
      {missed.length > 0 ? (
        <>
          <strong>
            <Trans>Missed, and why</Trans>
          </strong>
          <ul>
            {missed.map((each) => (
              <li key={each.id} dir="auto">
                {each.title}: {inside(nameOf(CAUSES, each.grade?.cause))} <Soft>{each.grade?.causeNote}</Soft>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </details>
  );
}
