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
    <LinkGate title="Set up Plumbline" path={path}>
      {() => (
        <Door title="Set up Plumbline">
          <p>You are the first administrator. Next come the company, its teams, its people and the first cycle.</p>
          <PasswordForm
            path={path}
            button="Continue"
            onSignedIn={() =>
              void router.navigate({ to: "/settings", search: { part: "company", first: true }, replace: true })
            }
          />
        </Door>
      )}
    </LinkGate>
  );
}
