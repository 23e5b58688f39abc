import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useSession } from "../features/session/session";
import { useWaitingCount } from "../features/checkins/waitingCount";
import styles from "./shell.module.css";

const ICONS = {
  home: "M3 11l9-8 9 8M6 9v11h12V9M10 20v-6h4v6",
  alignment: "M12 4v6M12 10H6v4M12 10h6v4M9 1h6v3H9zM3 14h6v4H3zM15 14h6v4h-6z",
  checkIn: "M4 12l5 5L20 6",
  mine: "M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-6 8-6s7 2 8 6",
  teams:
    "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM16 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 19c.6-3.4 3-5 6-5s5.400 1.600 6 5M16 14c3 0 5.400 1.600 6 5",
  meetings: "M4 4h16v11H4zM8 20l4-5 4 5M8 11l3-3 2 2 3-3",
  oneToOnes: "M3 4h12v8H8l-3 3v-3H3zM18 9h3v8h-2v3l-3-3h-6v-2",
  development: "M4 20h4v-5h5v-5h5V5h3M16 2l5 3-5 3",
  library: "M5 4h4v16H5zM11 4h4v16h-4zM17 5l3 .6-2.600 14.600-3-.6",
  coaching: "M4 5h16v10H9l-5 4z",
  findings: "M12 3l9 9-9 9-9-9z",
  insights: "M4 20V4M4 20h16M8 16l4-5 3 3 5-7",
  thanks: "M12 20l-7-7a4.600 4.600 0 0 1 7-6 4.600 4.600 0 0 1 7 6z",
  feedback: "M4 4h12v8H9l-4 3v-3H4zM19 9h1v8h-1v3l-4-3h-5",
  pilot: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
  import: "M12 3v12M7 10l5 5 5-5M4 20h16",
  settings: "M4 7h10M18 7h2M4 17h2M10 17h10M16 4v6M8 14v6",
};

/** In their order; the check-in is one of them and says more. */
const PLACES = [
  ["/", t`Home`, "home"],
  ["/alignment", t`Alignment`, "alignment"],
  ["/check-in", t`Check in`, "checkIn"],
  ["/my-okrs", t`My OKRs`, "mine"],
  ["/teams", t`Teams`, "teams"],
  ["/meetings", t`Meetings`, "meetings"],
  ["/thanks", t`Thanks`, "thanks"],
  ["/feedback", t`Feedback`, "feedback"],
  ["/one-to-ones", "1:1s", "oneToOnes"],
  ["/development", t`Development`, "development"],
  ["/library", t`Library`, "library"],
  ["/insights", t`Insights`, "insights"],
  ["/findings", t`Findings`, "findings"],
  ["/coaching", t`Coaching`, "coaching"],
  ["/pilot", t`Pilot`, "pilot"],
  ["/import", t`Import`, "import"],
  ["/settings", t`Settings`, "settings"],
] as const;

const OF_ADMINS: readonly string[] = ["/pilot", "/import"];

/** The pages that somebody of a role has, in their order. */
export function pagesFor(role: string | null | undefined) {
  return PLACES.filter(([to]) => role === "ADMIN" || !OF_ADMINS.includes(to)).map(([to, name, icon]) => {
    return { to, name, icon };
  });
}

function Icon({ path }: { path: string }) {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

/** How many check-ins wait on this device to be sent. */
function Waiting() {
  const count = useWaitingCount();
  if (count === 0) return null;
  return (
    <span
      className={styles.waiting}
      title={t`${plural(count, { one: "# check-in", other: "# check-ins" })} not sent yet`}
    >
      {count}
      <span className="visually-hidden">
        {" "}
        <Trans>not sent yet</Trans>
      </span>
    </span>
  );
}

/** The places of the app: at the left on a desk, at the bottom on a phone. */
export function Rail() {
  const role = useSession()?.role;
  return (
    <nav className={styles.rail} aria-label={t`Main`}>
      <Link to="/" className={styles.brand} aria-label="Plumbline">
        <img src="/plumbline.svg" alt="" width={20} height={20} />
        <span>Plumbline</span>
      </Link>
      {pagesFor(role).map(({ to, name, icon }) => (
        <Link key={to} to={to} activeOptions={{ exact: to === "/" }} className={styles.place}>
          <Icon path={ICONS[icon]} />
          {name}
          {to === "/check-in" ? <Waiting /> : null}
        </Link>
      ))}
    </nav>
  );
}
