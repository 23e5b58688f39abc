import { t } from "@lingui/core/macro";
import { useSyncExternalStore } from "react";
import { useSubscription } from "urql";
import { graphql } from "../../graphql/generated";
import { Avatar } from "../../ui/Avatar";
import styles from "./live.module.css";

const PRESENCE = graphql(`
  subscription Presence($objectiveId: ID) {
    presenceChanged(objectiveId: $objectiveId) { people { id name } }
  }
`);

const MOST_SHOWN = 5;

const isSeen = () => document.visibilityState === "visible";

function whenSeen(changed: () => void) {
  document.addEventListener("visibilitychange", changed);
  return () => document.removeEventListener("visibilitychange", changed);
}

/** Who else looks at the objective, or at the alignment page, while this tab is looked at itself. */
export default function WhoIsHere({ objectiveId }: { objectiveId?: string }) {
  const seen = useSyncExternalStore(whenSeen, isSeen);
  const [{ data }] = useSubscription({
    query: PRESENCE,
    variables: { objectiveId: objectiveId ?? null },
    pause: !seen,
  });
  const people = data?.presenceChanged.people ?? [];
  if (people.length === 0) return null;
  const more = people.length - MOST_SHOWN;
  return (
    <ul className={styles.here} aria-label={t`Who else is here`}>
      {people.slice(0, MOST_SHOWN).map(({ id, name }) => (
        <li key={id}>
          <Avatar name={name} />
          <span className="visually-hidden">{name}</span>
        </li>
      ))}
      {more > 0 ? (
        <li className={styles.more}>
          <span aria-hidden="true">+{more}</span>
          <span className="visually-hidden">
            {people
              .slice(MOST_SHOWN)
              .map(({ name }) => name)
              .join(", ")}
          </span>
        </li>
      ) : null}
    </ul>
  );
}
