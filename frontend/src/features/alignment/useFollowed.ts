import { useEffect, useMemo, useRef, useState } from "react";
import { useClient, useSubscription } from "urql";
import { LIVE } from "../../graphql/liveDocument";
import type { Columns } from "./columns";
import { caughtUp, type Followed } from "./following";

const NEWS_MS = 10_000;
const NOTHING: readonly string[] = [];
const NO_FINDINGS: Followed["findings"] = new Map();

type Kept = Followed & { readonly of: string };

/**
 * The tree with what changed since it was read: after each live event only that is asked for. `onAfresh` is called when
 * it has to be read anew; `isPast` when nothing can change.
 */
export function useFollowed(
  read: Columns | undefined,
  cycles: ReadonlySet<string>,
  isPast: boolean,
  onAfresh: () => void,
): { columns: Columns | undefined; findings: Followed["findings"]; news: readonly string[] } {
  const client = useClient();
  const [{ data }] = useSubscription({ query: LIVE, pause: isPast });
  const [kept, setKept] = useState<Kept | null>(null);
  const here = useMemo<Kept | null>(() => {
    if (read === undefined) return null;
    // The same answer may come from the cache again; what was learnt since is newer.
    return kept?.of === read.revision
      ? kept
      : { columns: read, findings: NO_FINDINGS, news: NOTHING, of: read.revision };
  }, [read, kept]);
  const latest = useRef({ here, cycles, onAfresh });
  useEffect(() => {
    latest.current = { here, cycles, onAfresh };
  });
  const event = data?.objectiveChanged;
  useEffect(() => {
    if (!event || isPast) return;
    const { here, cycles, onAfresh } = latest.current;
    if (here === null || event.revision === here.columns.revision) return;
    if (event.reset) return onAfresh();
    let wanted = true;
    void caughtUp(client, here, cycles).then((next) => {
      if (!wanted || next === null) return;
      if (next === "afresh") latest.current.onAfresh();
      else setKept({ ...next, of: here.of });
    });
    // A later event asks from the same revision, so nothing is lost by leaving this one.
    return () => {
      wanted = false;
    };
  }, [client, event, isPast]);
  useFading(kept, setKept);
  return { columns: here?.columns, findings: here?.findings ?? NO_FINDINGS, news: here?.news ?? NOTHING };
}

/** What is new is so for a moment. */
function useFading(kept: Kept | null, setKept: (next: Kept) => void): void {
  useEffect(() => {
    if (!kept || kept.news.length === 0) return undefined;
    const timer = setTimeout(() => setKept({ ...kept, news: NOTHING }), NEWS_MS);
    return () => clearTimeout(timer);
  }, [kept, setKept]);
}
