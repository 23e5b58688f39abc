import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { Door } from "../features/session/Door";
import { LinkGate } from "../features/session/LinkGate";
import { PasswordForm } from "../features/session/PasswordForm";

const route = getRouteApi("/setup/$token");

/** The first start: the first administrator, who then describes the company. */
export function SetupPage() {
  const { token } = route.useParams();
  const router = useRouter();
  const path = `/setup/${encodeURIComponent(token)}`;
  return (
    <LinkGate title={t`Set up Plumbline`} path={path}>
      {() => (
        <Door title={t`Set up Plumbline`}>
          <p>
            <Trans>
              You are the first administrator. Next come the company, its teams, its people and the first cycle.
            </Trans>
          </p>
          <PasswordForm
            path={path}
            button={t`Continue`}
            onSignedIn={() =>
              void router.navigate({ to: "/settings", search: { part: "company", first: true }, replace: true })
            }
          />
        </Door>
      )}
    </LinkGate>
  );
}
