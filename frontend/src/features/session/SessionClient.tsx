import { type ReactNode, useMemo } from "react";
import { Provider } from "urql";
import { graphqlClient } from "../../graphql/client";
import { Toasts } from "../../ui/Toast";
import { sessionEnded, sessionRevision, useSession } from "./session";

/** Gives everything below a GraphQL client whose cache belongs to one person alone. */
export function SessionClient({ onSignedOut, children }: { onSignedOut: () => void; children: ReactNode }) {
  const personId = useSession()?.person?.id ?? null;
  const client = useMemo(() => {
    // The cache lives as long as the person: whoever signs in next starts with an empty one.
    const ended = () => {
      sessionEnded();
      onSignedOut();
    };
    return graphqlClient(ended, personId ?? "", sessionRevision);
  }, [personId, onSignedOut]);
  return (
    <Provider value={client}>
      {children}
      <Toasts />
    </Provider>
  );
}
