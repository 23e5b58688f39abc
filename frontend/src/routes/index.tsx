import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { flagOf, numberOf, oneOf, textOf } from "../lib/searchParams";
import { currentSession } from "../features/session/session";
import { PageBroken } from "../pages/problem";
import { Skeleton } from "../ui/Skeleton";
import { alignmentSearch } from "./alignmentSearch";
import { invitation, root, search, setup, shell, signedInOnly, signIn } from "./doors";
import * as goals from "./goals";

const teams = createRoute({
  getParentRoute: () => shell,
  path: "/teams",
  component: lazyRouteComponent(() => import("../pages/teams"), "TeamsPage"),
});

const team = createRoute({
  getParentRoute: () => shell,
  path: "/teams/$teamId",
  validateSearch: search((raw) => ({
    cycle: textOf(raw, "cycle"),
    tab: oneOf(raw, "tab", ["members", "teams"]),
    why: oneOf(raw, "why", ["PROGRESS", "CHECK_IN_RATE"]),
  })),
  component: lazyRouteComponent(() => import("../pages/team"), "TeamPage"),
});

const review = createRoute({
  getParentRoute: () => shell,
  path: "/reviews/$unitId",
  validateSearch: search((raw) => ({
    cycle: textOf(raw, "cycle"),
    step: oneOf(raw, "step", ["grades", "retrospective", "next", "report"]),
  })),
  component: lazyRouteComponent(() => import("../pages/review"), "ReviewPage"),
});

const person = createRoute({
  getParentRoute: () => shell,
  path: "/people/$personId",
  validateSearch: search((raw) => ({ cycle: textOf(raw, "cycle") })),
  component: lazyRouteComponent(() => import("../pages/person"), "PersonPage"),
});

const initiatives = createRoute({
  getParentRoute: () => shell,
  path: "/initiatives",
  validateSearch: search((raw) => ({ of: textOf(raw, "of"), cycle: textOf(raw, "cycle") })),
  component: lazyRouteComponent(() => import("../pages/initiatives"), "InitiativesPage"),
});

const meetings = createRoute({
  getParentRoute: () => shell,
  path: "/meetings",
  validateSearch: search((raw) => ({ unit: textOf(raw, "unit") })),
  component: lazyRouteComponent(() => import("../pages/meetings"), "MeetingsPage"),
});

const meeting = createRoute({
  getParentRoute: () => shell,
  path: "/meetings/$meetingId",
  component: lazyRouteComponent(() => import("../pages/meeting"), "MeetingPage"),
});

/** On the whole screen: without what stands around other pages. */
const presentation = createRoute({
  getParentRoute: () => root,
  path: "/meetings/$meetingId/present",
  validateSearch: search((raw) => ({ slide: numberOf(raw, "slide") })),
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import("../pages/presentation"), "PresentationPage"),
});

const alignmentSlides = createRoute({
  getParentRoute: () => root,
  path: "/alignment/present",
  validateSearch: search((raw) => ({ ...alignmentSearch(raw), slide: numberOf(raw, "slide") })),
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import("../pages/alignmentSlides"), "AlignmentSlidesPage"),
});

const announcement = createRoute({
  getParentRoute: () => shell,
  path: "/announcements/$announcementId",
  component: lazyRouteComponent(() => import("../pages/announcement"), "AnnouncementPage"),
});

const notifications = createRoute({
  getParentRoute: () => shell,
  path: "/notifications",
  validateSearch: search((raw) => ({
    unread: flagOf(raw, "unread"),
    /** Where the page begins; the latest without it. */
    after: textOf(raw, "after"),
  })),
  component: lazyRouteComponent(() => import("../pages/notifications"), "NotificationsPage"),
});

const pilot = createRoute({
  getParentRoute: () => shell,
  path: "/pilot",
  component: lazyRouteComponent(() => import("../pages/pilot"), "PilotPage"),
});

/** Where whoever is not part of a pilot waits; it leads in as soon as they are. */
const notYet = createRoute({
  getParentRoute: () => root,
  path: "/not-yet",
  beforeLoad: async () => {
    const session = await currentSession();
    if (!session.signedIn || session.admitted) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("../pages/notYet"), "NotYetPage"),
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
  component: lazyRouteComponent(() => import("../pages/findings"), "FindingsPage"),
});

const insights = createRoute({
  getParentRoute: () => shell,
  path: "/insights",
  validateSearch: search((raw) => ({
    cycle: textOf(raw, "cycle"),
    team: textOf(raw, "team"),
    person: textOf(raw, "person"),
  })),
  component: lazyRouteComponent(() => import("../pages/insights"), "InsightsPage"),
});

const coaching = createRoute({
  getParentRoute: () => shell,
  path: "/coaching",
  validateSearch: search((raw) => ({ cycle: textOf(raw, "cycle") })),
  component: lazyRouteComponent(() => import("../pages/coaching"), "CoachingPage"),
});

const thanks = createRoute({
  getParentRoute: () => shell,
  path: "/thanks",
  validateSearch: search((raw) => ({
    /** Whose: a unit or a person. */
    of: textOf(raw, "of"),
    after: textOf(raw, "after"),
  })),
  component: lazyRouteComponent(() => import("../pages/thanks"), "ThanksPage"),
});

export const FEEDBACK_BOXES = ["asked", "to-me", "by-me", "waiting", "shared"] as const;

const feedback = createRoute({
  getParentRoute: () => shell,
  path: "/feedback",
  validateSearch: search((raw) => ({ box: oneOf(raw, "box", FEEDBACK_BOXES), after: textOf(raw, "after") })),
  component: lazyRouteComponent(() => import("../pages/feedback"), "FeedbackPage"),
});

const oneToOnes = createRoute({
  getParentRoute: () => shell,
  path: "/one-to-ones",
  component: lazyRouteComponent(() => import("../pages/oneToOnes"), "OneToOnesPage"),
});

const oneToOne = createRoute({
  getParentRoute: () => shell,
  path: "/one-to-ones/$oneToOneId",
  component: lazyRouteComponent(() => import("../pages/oneToOne"), "OneToOnePage"),
});

const development = createRoute({
  getParentRoute: () => shell,
  path: "/development",
  validateSearch: search((raw) => ({ of: textOf(raw, "of"), by: oneOf(raw, "by", ["quarter", "month"]) })),
  component: lazyRouteComponent(() => import("../pages/development"), "DevelopmentPage"),
});

/** Every component in every state, for whoever works on them; nothing leads there. */
const components = createRoute({
  getParentRoute: () => shell,
  path: "/components",
  component: lazyRouteComponent(() => import("../pages/components"), "ComponentsPage"),
});

const importing = createRoute({
  getParentRoute: () => shell,
  path: "/import",
  validateSearch: search((raw) => ({ cycle: textOf(raw, "cycle") })),
  component: lazyRouteComponent(() => import("../pages/import"), "ImportPage"),
});

export const SETTINGS = ["company", "priorities", "teams", "people", "cycles", "account", "rewards"] as const;

const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  validateSearch: search((raw) => ({ part: oneOf(raw, "part", SETTINGS), first: flagOf(raw, "first") })),
  component: lazyRouteComponent(() => import("../pages/settings"), "SettingsPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    invitation,
    setup,
    shell.addChildren([
      ...Object.values(goals),
      teams,
      team,
      review,
      person,
      initiatives,
      meetings,
      meeting,
      announcement,
      notifications,
      pilot,
      findings,
      insights,
      coaching,
      thanks,
      feedback,
      oneToOnes,
      oneToOne,
      development,
      components,
      importing,
      settings,
    ]),
    presentation,
    alignmentSlides,
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
