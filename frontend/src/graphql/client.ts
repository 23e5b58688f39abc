import { type Cache, cacheExchange } from "@urql/exchange-graphcache";
import { Client, type CombinedError, fetchExchange, mapExchange } from "urql";
import { knownDocuments } from "./knownDocuments";

/** Who may stand behind each interface; a test holds it to the schema. */
export const POSSIBLE_TYPES = {
  Goal: ["Objective", "KeyResult"],
  Owner: ["Company", "Team", "Person"],
  Unit: ["Company", "Team"],
  UserError: ["InputError", "LoopError", "UnscoredError", "VersionConflictError"],
};

/** Values that belong to what they hang on and have no identity of their own. */
const WITHOUT_ID = [
  "AgendaItem",
  "AgendaMovement",
  "Below",
  "Cadence",
  "Carry",
  "CascadeResult",
  "CheckInDue",
  "CheckInResult",
  "CoachingAnswer",
  "Explanation",
  "ExplanationItem",
  "FieldDifference",
  "Finding",
  "FindingConnection",
  "FindingCount",
  "FindingDismissal",
  "Forecast",
  "Grade",
  "GoalDifference",
  "GoalNumbers",
  "GoalsReassignPreview",
  "GradeProposal",
  "Handover",
  "HealthCount",
  "LateReporter",
  "LibraryKeyResult",
  "InitiativeLink",
  "Leaver",
  "LoosenedAlignment",
  "HelpNeed",
  "HelpReason",
  "ObjectiveTreeColumns",
  "ObjectiveTreeDifferences",
  "OneToOneAgendaItem",
  "OutlineItems",
  "OutlineKeyResult",
  "OutlineLine",
  "OutlineObjective",
  "OutlineOwner",
  "OutlineReport",
  "PageInfo",
  "PhasedTarget",
  "PlannedCycle",
  "ReminderItem",
  "ReminderSettings",
  "ReplicaResult",
  "Retrospective",
  "SmartCheck",
  "SupposedGoal",
  "TeamMergePreview",
  "UnitStats",
  "Viewer",
  "WhatIf",
];

/** Mutations after which lists hold more, fewer or other things than the cache knows. */
const CHANGING_LISTS = [
  "alignmentRemove",
  "alignmentSet",
  "announcementCreate",
  "announcementRead",
  "aspirationCreate",
  "aspirationRemove",
  "aspirationUpdate",
  "coachingSessionAnswer",
  "coachingSessionCancel",
  "coachingSessionOffer",
  "coachingSessionUpdate",
  "commentCreate",
  "commentRemove",
  "commentUpdate",
  "companyCreate",
  "cycleClose",
  "cycleCreate",
  "cycleMove",
  "cycleUpdate",
  "cyclesPlan",
  "developmentReadersSet",
  "developmentStepCreate",
  "developmentStepUpdate",
  "goalsReassign",
  "feedbackAnswer",
  "feedbackAsk",
  "feedbackDecline",
  "feedbackGive",
  "feedbackShare",
  "feedbackUnshare",
  "findingDismiss",
  "findingRestore",
  "initiativeCreate",
  "keyResultCreate",
  "keyResultDrop",
  "libraryTemplateCreate",
  "libraryTemplateRemove",
  "libraryTemplateUpdate",
  "meetingCancel",
  "meetingClose",
  "meetingCreate",
  "meetingPointAdd",
  "meetingPointUpdate",
  "membershipRemove",
  "membershipSet",
  "notificationsMarkRead",
  "objectiveArchive",
  "objectiveCarry",
  "objectiveCascade",
  "objectiveClose",
  "objectiveCreate",
  "objectiveCreateFromTemplate",
  "objectiveMove",
  "objectivePropose",
  "objectivePublish",
  "objectiveReturn",
  "objectiveReplicate",
  "oneToOneActionAdd",
  "oneToOneActionUpdate",
  "oneToOneEnd",
  "oneToOneNoteSet",
  "oneToOneStart",
  "oneToOneUpdate",
  "outlineImport",
  "ownerFindingDismiss",
  "ownerFindingRestore",
  "personCreate",
  "personInvite",
  "personUpdate",
  "pilotEnd",
  "pilotUnitAdd",
  "pilotUnitRemove",
  "priorityCreate",
  "priorityUpdate",
  "recognitionCreate",
  "recognitionRemove",
  "retrospectiveSave",
  "rewardCreate",
  "rewardUpdate",
  "teamCreate",
  "teamMerge",
  "teamMove",
  "teamUpdate",
  "tokenCreate",
  "tokenRevoke",
];

/** Whatever is on the screen is asked for again. */
function askAgain(cache: Cache): void {
  for (const { fieldName, arguments: given } of cache.inspectFields("Query"))
    cache.invalidate("Query", fieldName, given);
}

export function isSignedOut(error: CombinedError | undefined): boolean {
  if (!error) return false;
  const status = (error.response as Response | undefined)?.status;
  return status === 401 || error.graphQLErrors.some((each) => each.extensions["code"] === "UNAUTHENTICATED");
}

/** One sentence about what went wrong that says what to do. */
export function errorText(error: CombinedError): string {
  if (error.networkError) return "The server cannot be reached. Check the connection and try again.";
  const first = error.graphQLErrors[0];
  const code = first?.extensions["code"];
  if (code === "INTERNAL") {
    const id = first?.extensions["id"];
    return `Something went wrong on the server. Try again; if it happens again, tell your administrator${typeof id === "string" ? ` this number: ${id}` : ""}.`;
  }
  if (code === "RATE_LIMITED") return "Too many requests in a short time. Wait a moment and try again.";
  return first?.message ?? "The server gave an answer that could not be read. Try again.";
}

/** A client with an empty cache: one per signed-in person. `onSignedOut` is called when the session has ended. */
export function graphqlClient(onSignedOut: () => void): Client {
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    fetchOptions: { credentials: "same-origin", headers: { "X-Plumbline": "web" } },
    exchanges: [
      mapExchange({
        onError(error) {
          if (isSignedOut(error)) onSignedOut();
        },
      }),
      cacheExchange({
        possibleTypes: POSSIBLE_TYPES,
        keys: Object.fromEntries(WITHOUT_ID.map((name) => [name, () => null])),
        updates: {
          Mutation: Object.fromEntries(
            CHANGING_LISTS.map((name) => [name, (_result, _arguments, cache) => askAgain(cache)]),
          ),
        },
      }),
      knownDocuments,
      fetchExchange,
    ],
  });
}
