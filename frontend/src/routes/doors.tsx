import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { currentSession } from "../features/session/session";
import { type Raw, textOf } from "../lib/searchParams";
import { NotFoundPage, PageBroken } from "../pages/problem";

/** Every parameter may be left out of an address. */
export const search =
  <T extends object>(read: (raw: Raw) => T) =>
  (raw: Raw): Partial<T> =>
    read(raw);

export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: PageBroken });

export const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: search((raw) => ({ back: localPath(textOf(raw, "back")) })),
  component: lazyRouteComponent(() => import("../pages/signIn"), "SignInPage"),
});

export const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitations/$token",
  component: lazyRouteComponent(() => import("../pages/invitation"), "InvitationPage"),
});

export const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup/$token",
  component: lazyRouteComponent(() => import("../pages/setup"), "SetupPage"),
});

/** Everything behind sign-in; a stranger is sent there and comes back to where they wanted to be. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import("../pages/shell"), "Shell"),
});

/** A stranger is sent to sign in. */
export async function signedInOnly({ location }: { location: { href: string } }) {
  const session = await currentSession();
  if (!session.signedIn) throw redirect({ to: "/sign-in", search: { back: location.href } });
  if (!session.admitted) throw redirect({ to: "/not-yet" });
}

/** Only addresses of this app: a sign-in link must not lead elsewhere. */
function localPath(path: string | undefined): string | undefined {
  return path && /^\/(?![/\\])/.test(path) ? path : undefined;
}
