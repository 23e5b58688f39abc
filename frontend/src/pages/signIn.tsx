import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
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
      <Door title={t`Sign in`}>
        <ErrorState message={failure} onRetry={ask} />
      </Door>
    );
  if (!session)
    return (
      <Door title={t`Sign in`}>
        <Skeleton />
      </Door>
    );
  if (session.setup) {
    return (
      <Door title={t`Not set up yet`}>
        <p>
          <Trans>
            The first administrator is created with a link that{" "}
            <code>
              <Trans>plumbline serve</Trans>
            </code>{" "}
            printed in its terminal when it started. Open that link; it works once.
          </Trans>
        </p>
      </Door>
    );
  }
  return (
    <Door title={t`Sign in`}>
      {session.demo ? (
        <>
          <p>
            <Trans>This is a demo company. Choose whom to be.</Trans>
          </p>
          <DemoPeople people={session.demo.people} onSignedIn={enter} />
          <p>
            <Trans>Or with an account:</Trans>
          </p>
        </>
      ) : null}
      <SignInForm onSignedIn={enter} />
    </Door>
  );
}
