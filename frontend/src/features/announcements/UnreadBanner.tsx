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
    <aside className={styles.banner} aria-label="Announcement">
      <span>
        {first.unit.name} has announced its OKRs for {first.cycle.name}
        {more.length > 0 ? `, and ${more.length} more to read` : ""}.
      </span>
      <Link to="/announcements/$announcementId" params={{ announcementId: first.id }}>
        Read them
      </Link>
    </aside>
  );
}
