import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { currentSession } from "./features/session/session";
import { flagOf, numberOf, oneOf, someOf, textOf, type Raw } from "./lib/searchParams";
import { NotFoundPage, PageBroken } from "./pages/problem";
import { Skeleton } from "./ui/Skeleton";

const HEALTHS = ["PENDING", "ON_TRACK", "AT_RISK", "OFF_TRACK", "OUTDATED", "DONE", "CLOSED"] as const;

/** Every parameter may be left out of an address. */
const search =
  <T extends object>(read: (raw: Raw) => T) =>
  (raw: Raw): Partial<T> =>
    read(raw);

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: PageBroken });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: search((raw) => ({ back: localPath(textOf(raw, "back")) })),
  component: lazyRouteComponent(() => import("./pages/signIn"), "SignInPage"),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitations/$token",
  component: lazyRouteComponent(() => import("./pages/invitation"), "InvitationPage"),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup/$token",
  component: lazyRouteComponent(() => import("./pages/setup"), "SetupPage"),
});

/** Everything behind sign-in; a stranger is sent there and comes back to where they wanted to be. */
const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import("./pages/shell"), "Shell"),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/alignment" });
  },
});

const alignment = createRoute({
  getParentRoute: () => shell,
  path: "/alignment",
  validateSearch: search((raw) => ({
    cycle: textOf(raw, "cycle"),
    /** The instant looked back to. */
    asOf: textOf(raw, "asOf"),
    /** The instant from which on differences are told. */
    since: textOf(raw, "since"),
    /** `tree` where absent. */
    shape: oneOf(raw, "shape", ["tree", "outline", "map"]),
    team: textOf(raw, "team"),
    owner: textOf(raw, "owner"),
    health: someOf(raw, "health", HEALTHS),
    unaligned: flagOf(raw, "unaligned"),
    findings: flagOf(raw, "findings"),
    q: textOf(raw, "q"),
    /** The branch shown alone, and the objective in the side panel. */
    focus: textOf(raw, "focus"),
    selected: textOf(raw, "selected"),
    /** Rows opened or closed by hand, as the page writes them. */
    open: textOf(raw, "open", 4000),
    panel: oneOf(raw, "panel", ["open", "peek"]),
    x: numberOf(raw, "x"),
    y: numberOf(raw, "y"),
    zoom: numberOf(raw, "zoom"),
  })),
  component: lazyRouteComponent(() => import("./pages/alignment"), "AlignmentPage"),
});

const checkIn = createRoute({
  getParentRoute: () => shell,
  path: "/check-in",
  validateSearch: search((raw) => ({ keyResult: textOf(raw, "keyResult") })),
  component: lazyRouteComponent(() => import("./pages/checkIn"), "CheckInPage"),
});

const mine = createRoute({
  getParentRoute: () => shell,
  path: "/my-okrs",
  validateSearch: search((raw) => ({ cycle: textOf(raw, "cycle") })),
  component: lazyRouteComponent(() => import("./pages/myOkrs"), "MyOkrsPage"),
});

const newObjective = createRoute({
  getParentRoute: () => shell,
  path: "/objectives/new",
  validateSearch: search((raw) => ({
    cycle: textOf(raw, "cycle"),
    owner: textOf(raw, "owner"),
    alignTo: textOf(raw, "alignTo"),
  })),
  component: lazyRouteComponent(() => import("./pages/newObjective"), "NewObjectivePage"),
});

const objective = createRoute({
  getParentRoute: () => shell,
  path: "/objectives/$objectiveId",
  validateSearch: search((raw) => ({
    tab: oneOf(raw, "tab", ["aligned", "history"]),
    keyResult: textOf(raw, "keyResult"),
    /** The goal whose number is taken apart. */
    why: textOf(raw, "why"),
  })),
  component: lazyRouteComponent(() => import("./pages/objective"), "ObjectivePage"),
});

const editObjective = createRoute({
  getParentRoute: () => shell,
  path: "/objectives/$objectiveId/edit",
  component: lazyRouteComponent(() => import("./pages/editObjective"), "EditObjectivePage"),
});

const teams = createRoute({
  getParentRoute: () => shell,
  path: "/teams",
  component: lazyRouteComponent(() => import("./pages/teams"), "TeamsPage"),
});

const team = createRoute({
  getParentRoute: () => shell,
  path: "/teams/$teamId",
  validateSearch: search((raw) => ({ cycle: textOf(raw, "cycle"), tab: oneOf(raw, "tab", ["members", "teams"]) })),
  component: lazyRouteComponent(() => import("./pages/team"), "TeamPage"),
});

const review = createRoute({
  getParentRoute: () => shell,
  path: "/reviews/$unitId",
  validateSearch: search((raw) => ({
    cycle: textOf(raw, "cycle"),
    step: oneOf(raw, "step", ["grades", "retrospective", "next", "report"]),
  })),
  component: lazyRouteComponent(() => import("./pages/review"), "ReviewPage"),
});

const person = createRoute({
  getParentRoute: () => shell,
  path: "/people/$personId",
  validateSearch: search((raw) => ({ cycle: textOf(raw, "cycle") })),
  component: lazyRouteComponent(() => import("./pages/person"), "PersonPage"),
});

const meetings = createRoute({
  getParentRoute: () => shell,
  path: "/meetings",
  validateSearch: search((raw) => ({ unit: textOf(raw, "unit") })),
  component: lazyRouteComponent(() => import("./pages/meetings"), "MeetingsPage"),
});

const meeting = createRoute({
  getParentRoute: () => shell,
  path: "/meetings/$meetingId",
  component: lazyRouteComponent(() => import("./pages/meeting"), "MeetingPage"),
});

/** On the whole screen: without what stands around other pages. */
const presentation = createRoute({
  getParentRoute: () => root,
  path: "/meetings/$meetingId/present",
  validateSearch: search((raw) => ({ slide: numberOf(raw, "slide") })),
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import("./pages/presentation"), "PresentationPage"),
});

const announcement = createRoute({
  getParentRoute: () => shell,
  path: "/announcements/$announcementId",
  component: lazyRouteComponent(() => import("./pages/announcement"), "AnnouncementPage"),
});

const pilot = createRoute({
  getParentRoute: () => shell,
  path: "/pilot",
  component: lazyRouteComponent(() => import("./pages/pilot"), "PilotPage"),
});

/** Where whoever is not part of a pilot waits; it leads in as soon as they are. */
const notYet = createRoute({
  getParentRoute: () => root,
  path: "/not-yet",
  beforeLoad: async () => {
    const session = await currentSession();
    if (!session.signedIn || session.admitted) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("./pages/notYet"), "NotYetPage"),
});

const findings = createRoute({
  getParentRoute: () => shell,
  path: "/findings",
  validateSearch: search((raw) => ({
    cycle: textOf(raw, "cycle"),
    unit: textOf(raw, "unit"),
    kind: textOf(raw, "kind"),
    after: textOf(raw, "after"),
  })),
  component: lazyRouteComponent(() => import("./pages/findings"), "FindingsPage"),
});

const coaching = createRoute({
  getParentRoute: () => shell,
  path: "/coaching",
  validateSearch: search((raw) => ({ cycle: textOf(raw, "cycle") })),
  component: lazyRouteComponent(() => import("./pages/coaching"), "CoachingPage"),
});

const importing = createRoute({
  getParentRoute: () => shell,
  path: "/import",
  validateSearch: search((raw) => ({ cycle: textOf(raw, "cycle") })),
  component: lazyRouteComponent(() => import("./pages/import"), "ImportPage"),
});

export const SETTINGS = ["company", "priorities", "teams", "people", "cycles", "account"] as const;

const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  validateSearch: search((raw) => ({ part: oneOf(raw, "part", SETTINGS), first: flagOf(raw, "first") })),
  component: lazyRouteComponent(() => import("./pages/settings"), "SettingsPage"),
});

/** A stranger is sent to sign in. */
async function signedInOnly({ location }: { location: { href: string } }) {
  const session = await currentSession();
  if (!session.signedIn) throw redirect({ to: "/sign-in", search: { back: location.href } });
  if (!session.admitted) throw redirect({ to: "/not-yet" });
}

/** Only addresses of this app: a sign-in link must not lead elsewhere. */
function localPath(path: string | undefined): string | undefined {
  return path && /^\/(?![/\\])/.test(path) ? path : undefined;
}

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    invitation,
    setup,
    shell.addChildren([
      home,
      alignment,
      checkIn,
      mine,
      newObjective,
      objective,
      editObjective,
      teams,
      team,
      review,
      person,
      meetings,
      meeting,
      announcement,
      pilot,
      findings,
      coaching,
      importing,
      settings,
    ]),
    presentation,
    notYet,
  ]),
  defaultPendingComponent: () => <Skeleton lines={6} />,
  defaultErrorComponent: PageBroken,
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
