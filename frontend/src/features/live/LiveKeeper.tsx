import { useSubscription } from "urql";
import { LIVE } from "../../graphql/liveDocument";

/** Keeps what is on the screen as it is on the server; the cache takes in what comes. */
export default function LiveKeeper() {
  useSubscription({ query: LIVE }, () => null);
  return null;
}
