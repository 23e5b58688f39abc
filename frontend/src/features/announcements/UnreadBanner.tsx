import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import styles from "./announcements.module.css";

const QUERY = graphql(`
  query UnreadBanner {
    viewer { unreadAnnouncements { id unit { id name } cycle { id name } } }
  }
`);

/** What was announced to whoever is signed in and waits to be read; nothing where nothing waits. */
export default function UnreadBanner() {
  const [{ data }] = useQuery({ query: QUERY });
  const [first, ...more] = data?.viewer.unreadAnnouncements ?? [];
  if (!first) return null;
  return (
    <aside className={styles.banner} aria-label={t`Announcement`}>
      <span>
        <Trans>
          {first.unit.name} has announced its OKRs for {first.cycle.name}
          {more.length > 0 ? t`, and ${more.length} more to read` : ""}.
        </Trans>
      </span>
      <Link to="/announcements/$announcementId" params={{ announcementId: first.id }}>
        <Trans>Read them</Trans>
      </Link>
    </aside>
  );
}
