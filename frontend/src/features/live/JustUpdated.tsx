import { Trans } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useSubscription } from "urql";
import type { LiveChangesSubscription } from "../../graphql/generated/graphql";
import { LIVE } from "../../graphql/liveDocument";
import styles from "./live.module.css";

const SHOWN_MS = 10_000;

type Event = LiveChangesSubscription["objectiveChanged"];

/** Says for a moment that an objective, or something below it, has just changed, and by whom where somebody did that. */
export default function JustUpdated({ objectiveId }: { objectiveId: string }) {
  const [{ data: latest }] = useSubscription<LiveChangesSubscription, Event | undefined>(
    { query: LIVE },
    (before, { objectiveChanged: event }) => (event.upserted.some(({ id }) => id === objectiveId) ? event : before),
  );
  const [told, setTold] = useState<Event | undefined>(undefined);
  useEffect(() => {
    if (!latest) return;
    const timer = setTimeout(() => setTold(latest), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [latest]);
  const name = latest?.changedBy.find((each) => each.objectiveId === objectiveId)?.person.name;
  return (
    <span role="status" className={styles.updated}>
      {!latest || latest === told ? null : name ? (
        <Trans>updated just now by {name}</Trans>
      ) : (
        <Trans>updated just now</Trans>
      )}
    </span>
  );
}
