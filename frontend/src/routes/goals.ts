import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { FUNCTION_IDS } from "../features/library/words";
import { STEP_IDS } from "../features/objectives/guided";
import { oneOf, textOf } from "../lib/searchParams";
import { alignmentSearch } from "./alignmentSearch";
import { search, shell } from "./doors";

export const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  component: lazyRouteComponent(() => import("../pages/home"), "HomePage"),
});

export const alignment = createRoute({
  getParentRoute: () => shell,
  path: "/alignment",
  validateSearch: search(alignmentSearch),
  component: lazyRouteComponent(() => import("../pages/alignment"), "AlignmentPage"),
});

export const checkIn = createRoute({
  getParentRoute: () => shell,
  path: "/check-in",
  validateSearch: search((raw) => ({ keyResult: textOf(raw, "keyResult") })),
  component: lazyRouteComponent(() => import("../pages/checkIn"), "CheckInPage"),
});

export const mine = createRoute({
  getParentRoute: () => shell,
  path: "/my-okrs",
  validateSearch: search((raw) => ({ cycle: textOf(raw, "cycle") })),
  component: lazyRouteComponent(() => import("../pages/myOkrs"), "MyOkrsPage"),
});

export const newObjective = createRoute({
  getParentRoute: () => shell,
  path: "/objectives/new",
  validateSearch: search((raw) => ({
    cycle: textOf(raw, "cycle"),
    owner: textOf(raw, "owner"),
    alignTo: textOf(raw, "alignTo"),
    /** The template of the library to begin with. */
    template: textOf(raw, "template"),
  })),
  component: lazyRouteComponent(() => import("../pages/newObjective"), "NewObjectivePage"),
});

export const guided = createRoute({
  getParentRoute: () => shell,
  path: "/objectives/guided",
  validateSearch: search((raw) => ({ step: oneOf(raw, "step", STEP_IDS) })),
  component: lazyRouteComponent(() => import("../pages/guidedObjective"), "GuidedObjectivePage"),
});

export const library = createRoute({
  getParentRoute: () => shell,
  path: "/library",
  validateSearch: search((raw) => ({
    q: textOf(raw, "q", 200),
    function: oneOf(raw, "function", FUNCTION_IDS),
    origin: oneOf(raw, "origin", ["SHIPPED", "COMPANY"]),
    /** The one that is looked at. */
    template: textOf(raw, "template"),
  })),
  component: lazyRouteComponent(() => import("../pages/library"), "LibraryPage"),
});

export const objective = createRoute({
  getParentRoute: () => shell,
  path: "/objectives/$objectiveId",
  validateSearch: search((raw) => ({
    tab: oneOf(raw, "tab", ["aligned", "history"]),
    keyResult: textOf(raw, "keyResult"),
    /** The goal whose number is taken apart. */
    why: textOf(raw, "why"),
  })),
  component: lazyRouteComponent(() => import("../pages/objective"), "ObjectivePage"),
});

export const editObjective = createRoute({
  getParentRoute: () => shell,
  path: "/objectives/$objectiveId/edit",
  component: lazyRouteComponent(() => import("../pages/editObjective"), "EditObjectivePage"),
});
