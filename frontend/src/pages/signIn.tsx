import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Door } from "../features/session/Door";
import { currentSession, useSession } from "../features/session/session";
import { DemoPeople, SignInForm } from "../features/session/SignInForm";
import { ErrorState } from "../ui/ErrorState";
import { Skeleton } from "../ui/Skeleton";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  const { back } = route.useSearch();
  const router = useRouter();
  const session = useSession();
  const [failure, setFailure] = useState<string | null>(null);

  const ask = () => {
    currentSession().then(
      () => setFailure(null),
      (reason: Error) => setFailure(reason.message),
    );
  };
  useEffect(ask, []);

  const enter = () => void router.navigate({ href: back ?? "/", replace: true, reloadDocument: back === "/graphiql" });
  if (failure)
    return (
      <Door title="Sign in">
        <ErrorState message={failure} onRetry={ask} />
      </Door>
    );
  if (!session)
    return (
      <Door title="Sign in">
        <Skeleton />
      </Door>
    );
  if (session.setup) {
    return (
      <Door title="Not set up yet">
        <p>
          The first administrator is created with a link that <code>plumbline serve</code> printed in its terminal when
          it started. Open that link; it works once.
        </p>
      </Door>
    );
  }
  return (
    <Door title="Sign in">
      {session.demo ? (
        <>
          <p>This is a demo company. Choose whom to be.</p>
          <DemoPeople people={session.demo.people} onSignedIn={enter} />
          <p>Or with an account:</p>
        </>
      ) : null}
      <SignInForm onSignedIn={enter} />
    </Door>
  );
}
