import { plural, t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import styles from "./notifications.module.css";

const QUERY = graphql(`
  query Bell {
    viewer { unreadNotificationCount }
  }
`);

const EVERY_MS = 60_000;
/** The server counts no further. */
const MOST = 100;

/** Leads to what one is told, with how much of it is unread. It looks again every minute, and when one comes back. */
export default function Bell() {
  const [{ data }, again] = useQuery({ query: QUERY });
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") again({ requestPolicy: "network-only" });
    };
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [again]);
  const unread = data?.viewer.unreadNotificationCount ?? 0;
  const many = unread >= MOST;
  const said =
    unread === 0 ? t`Notifications` : many ? t`Notifications, 100 or more unread` : t`Notifications, ${unread} unread`;
  return (
    <Link
      to="/notifications"
      className={styles.bell}
      aria-label={said}
      title={plural(unread, { one: "# unread notification", other: "# unread notifications" })}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 22h4" />
      </svg>
      {unread > 0 ? (
        <span className={styles.count} aria-hidden="true">
          {many ? "99+" : unread}
        </span>
      ) : null}
    </Link>
  );
}
