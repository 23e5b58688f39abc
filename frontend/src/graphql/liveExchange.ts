import type * as live from "./live";
import { type Exchange, subscriptionExchange } from "urql";

const AGAIN_MS = 5_000;

/** What follows streams; asked for until it is there or nobody wants it: the connection may be gone just then. */
async function loaded(isWanted: () => boolean): Promise<typeof live | null> {
  while (isWanted()) {
    try {
      return await import("./live");
    } catch {
      await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
  }
  return null;
}

/** What every tab of a browser follows, over one stream; anything else has a stream of its own. */
const SHARED = "LiveChanges";

/** Answers subscriptions; what does that comes with the first of them. The shared stream begins `since` this revision. */
export function liveExchange(who: string, since: () => string | null): Exchange {
  let place: live.Place | undefined;
  return subscriptionExchange({
    forwardSubscription: ({ query, operationName, variables, extensions }) => ({
      subscribe(sink) {
        let end: (() => void) | undefined;
        let wanted = true;
        const tell = (result: live.Told) => sink.next(result);
        void loaded(() => wanted).then((streams) => {
          const asked = extensions?.persistedQuery ? { extensions } : { query: query ?? "" };
          if (!wanted || !streams) return;
          end =
            operationName === SHARED
              ? streams.followed(who, asked, (place ??= { since: since() }), tell)
              : streams.attended(asked, variables ?? {}, tell);
        });
        return {
          unsubscribe() {
            wanted = false;
            end?.();
          },
        };
      },
    }),
  });
}
