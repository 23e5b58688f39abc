import { t } from "@lingui/core/macro";
import { type Cache, cacheExchange } from "@urql/exchange-graphcache";
import { Client, type CombinedError, fetchExchange, mapExchange, type OperationResult } from "urql";
import { spoken } from "../lib/language";
import { reach } from "../lib/reach";
import { followExchange } from "./followExchange";
import { knownDocuments } from "./knownDocuments";
import { liveExchange } from "./liveExchange";
import { overtakenExchange } from "./overtakenExchange";
import { stayExchange } from "./stayExchange";
import { visitExchange } from "./visitExchange";

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
  "ChangedBy",
  "CascadeResult",
  "CheckInDue",
  "CheckInResult",
  "CoachingAnswer",
  "Explanation",
  "ExplanationItem",
  "ExplanationItemConnection",
  "FieldDifference",
  "Finding",
  "FindingConnection",
  "FindingCount",
  "FindingDismissal",
  "FormulaPart",
  "Forecast",
  "Grade",
  "GoalDifference",
  "GoalNumbers",
  "GoalsReassignPreview",
  "GradeProposal",
  "Handover",
  "HealthCount",
  "LateReporter",
  "LateReporterConnection",
  "LibraryKeyResult",
  "AlignmentCoverage",
  "BlockerTimes",
  "CheckInDay",
  "CycleInsight",
  "Insights",
  "InsightWeek",
  "Outlook",
  "Reporting",
  "InitiativeLink",
  "Leaver",
  "LoosenedAlignment",
  "HelpNeed",
  "HelpReason",
  "ObjectiveChanges",
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
  "Presence",
  "ReminderItem",
  "ReminderSettings",
  "ReplicaResult",
  "SavedViewState",
  "Retrospective",
  "SentenceValue",
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
  "dashboardCreate",
  "dashboardRemove",
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

/** Whatever is known may be otherwise now, and is asked for again when it is shown. */
function doubt(cache: Cache): void {
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
  if (error.networkError) return t`The server cannot be reached. Check the connection and try again.`;
  const first = error.graphQLErrors[0];
  const code = first?.extensions["code"];
  if (code === "INTERNAL") {
    const id = first?.extensions["requestId"];
    return typeof id === "string"
      ? t`Something went wrong on the server. Try again; if it happens again, tell your administrator this number: ${id}.`
      : t`Something went wrong on the server. Try again; if it happens again, tell your administrator.`;
  }
  if (code === "RATE_LIMITED") return t`Too many requests in a short time. Wait a moment and try again.`;
  return first?.message ?? t`The server gave an answer that could not be read. Try again.`;
}

/** Whether the server may have said something in it that the page has to say in another language. */
const isWorded = ({ error, operation }: OperationResult): boolean =>
  spoken() === "de" && (error !== undefined || operation.kind === "mutation");

/** What German needs comes when something is refused; where it cannot come, the server's English is shown. */
const inGerman = (result: OperationResult): Promise<OperationResult> =>
  import("./refusals").then(
    (refusals) => refusals.inGerman(result),
    () => result,
  );

/**
 * A client with an empty cache: one per signed-in person, `who`. `onSignedOut` is called when the session has ended; what
 * changes is followed from the revision that `since` tells.
 */
export function graphqlClient(onSignedOut: () => void, who = "", since: () => string | null = () => null): Client {
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    fetch: reach,
    requestPolicy: "cache-and-network",
    fetchOptions: { credentials: "same-origin", headers: { "X-Plumbline": "web" } },
    exchanges: [
      mapExchange({
        onError(error) {
          if (isSignedOut(error)) onSignedOut();
        },
        onResult: (result) => (isWorded(result) ? inGerman(result) : result),
      }),
      stayExchange,
      followExchange,
      cacheExchange({
        possibleTypes: POSSIBLE_TYPES,
        keys: Object.fromEntries(WITHOUT_ID.map((name) => [name, () => null])),
        updates: {
          Mutation: Object.fromEntries(
            CHANGING_LISTS.map((name) => [name, (_result, _arguments, cache) => doubt(cache)]),
          ),
        },
      }),
      overtakenExchange,
      visitExchange(who),
      knownDocuments,
      liveExchange(who, since),
      fetchExchange,
    ],
  });
}
