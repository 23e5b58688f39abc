import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { Soft } from "../../ui/Page";
import styles from "./reviews.module.css";
import { CAUSES, nameOf } from "./words";

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
        What {unit.name} learned{last ? ` in ${last.cycle.name}` : ""}
      </summary>
      {last?.toChange ? (
        <p className={styles.words}>
          <strong>We change:</strong> {last.toChange}
        </p>
      ) : null}
      {last?.didNotWork ? (
        <p className={styles.words}>
          <strong>Did not work:</strong> {last.didNotWork}
        </p>
      ) : null}
      {last?.worked ? (
        <p className={styles.words}>
          <strong>Worked:</strong> {last.worked}
        </p>
      ) : null}
      {missed.length > 0 ? (
        <>
          <strong>Missed, and why</strong>
          <ul>
            {missed.map((each) => (
              <li key={each.id} dir="auto">
                {each.title}: {nameOf(CAUSES, each.grade?.cause).toLowerCase()} <Soft>{each.grade?.causeNote}</Soft>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </details>
  );
}
