import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { Door } from "../features/session/Door";
import { LinkGate } from "../features/session/LinkGate";
import { PasswordForm } from "../features/session/PasswordForm";

const route = getRouteApi("/invitations/$token");

interface Invitation {
  email: string;
  name: string | null;
}

/** Someone was asked in: they choose a password and are signed in. */
export function InvitationPage() {
  const { token } = route.useParams();
  const router = useRouter();
  const path = `/invitations/${encodeURIComponent(token)}`;
  return (
    <LinkGate<Invitation> title={t`Invitation`} path={path}>
      {({ email, name }) => (
        <Door title={name ? t`Welcome, ${name}` : t`Welcome`}>
          <p>
            <Trans>Choose a password for {email}.</Trans>
          </p>
          <PasswordForm
            path={path}
            email={email}
            button={t`Come in`}
            onSignedIn={() => void router.navigate({ to: "/", replace: true })}
          />
        </Door>
      )}
    </LinkGate>
  );
}
