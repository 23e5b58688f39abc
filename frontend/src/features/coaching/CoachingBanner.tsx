import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { instantText } from "../../lib/days";
import styles from "./coaching.module.css";

const QUERY = graphql(`
  query CoachingBanner {
    viewer { coachingOffers { id topic startsAt coach { id name } } }
  }
`);

/** A session that was offered to whoever is signed in and waits for an answer; nothing where none does. */
export default function CoachingBanner() {
  const [{ data }] = useQuery({ query: QUERY });
  const [first] = data?.viewer.coachingOffers ?? [];
  if (!first) return null;
  return (
    <aside className={styles.banner} aria-label={t`Coaching`}>
      <span>
        <Trans>
          {first.coach.name} offers a session on {instantText(first.startsAt)}:
        </Trans>{" "}
        <span dir="auto">{first.topic}</span>
      </span>
      <Link to="/coaching">
        <Trans>Answer</Trans>
      </Link>
    </aside>
  );
}
