import { plural, t } from "@lingui/core/macro";
import { valueText } from "../../lib/changes";
import { fieldText } from "../../lib/words";
import type { Because, NotificationKind, ReminderStep } from "../../graphql/generated/graphql";

/** What a notification says of, as far as the viewer sees it. */
export interface Told {
  kind: NotificationKind;
  because: Because;
  by?: { name: string } | null;
  objective?: { title: string } | null;
  keyResult?: { title: string } | null;
  subject?:
    | { __typename: "Change"; field: string; before?: string | null; after?: string | null }
    | { __typename: "Alignment"; from: { title: string } }
    | { __typename: "Blocker"; text: string }
    | { __typename: "ObjectiveReturn"; comment: string }
    | { __typename: "Announcement"; unit: { name: string } }
    | { __typename: "Comment"; said?: string | null }
    | { __typename: "Recognition"; thanks: string }
    | { __typename: "Reminder"; items: readonly { step: ReminderStep }[] }
    | { __typename: "Person"; name: string }
    | { __typename: string }
    | null;
}

const WHY: Record<Because, string> = {
  OWNS: t`You answer for it`,
  ABOVE: t`It contributes to a goal of yours`,
  BELOW: t`A goal of yours contributes to it`,
  WROTE: t`You wrote it, or in the same thread`,
  REVIEWS: t`You review it`,
  NAMED: t`You are named`,
  MEMBER: t`You are in this team`,
  MANAGES: t`You are the manager`,
  REPORTS: t`You report on it`,
  LEADS: t`You lead them`,
};

const SPEAKS_FOR_ITSELF: ReadonlySet<NotificationKind> = new Set([
  "GOAL_ALIGNED",
  "BLOCKER_NAMED",
  "THANKED",
  "FEEDBACK_ASKED",
  "FEEDBACK_GIVEN",
  "FEEDBACK_DECLINED",
  "FEEDBACK_SHARED",
  "CHECK_INS_DUE",
  "PERSON_LEFT",
  "ONE_TO_ONE_STARTED",
]);

/** Why one is told; an alignment needs no word on it, nor does what is said to oneself alone. */
export function becauseText({ kind, because }: Pick<Told, "kind" | "because">): string | null {
  return SPEAKS_FOR_ITSELF.has(kind) ? null : WHY[because];
}

/** One sentence: who did what to which goal. */
export function sentence(told: Told): string {
  const who = told.by?.name ?? t`A program`;
  const goal = t`“${told.keyResult?.title ?? told.objective?.title ?? t`a goal`}”`;
  const subject = told.subject;
  switch (told.kind) {
    case "GOAL_CHANGED":
      return changed(who, goal, subject);
    case "GOAL_ALIGNED":
      return t`${who} aligned ${subject && "from" in subject ? t`“${subject.from.title}”` : t`a goal`} to ${goal}`;
    case "OBJECTIVE_HANDED_DOWN":
      return t`${who} handed ${goal} down to you`;
    case "OBJECTIVE_PROPOSED":
      return t`${who} proposed ${goal}`;
    case "OBJECTIVE_RETURNED":
      return t`${who} gave ${goal} back`;
    case "OBJECTIVE_PUBLISHED":
      return t`${who} published ${goal}`;
    case "BLOCKER_NAMED":
      return t`${who} needs you for ${goal}`;
    case "ANNOUNCED":
      return t`${who} announced the OKRs of ${subject && "unit" in subject ? subject.unit.name : t`a team`}`;
    case "COMMENTED":
      return told.because === "NAMED" ? t`${who} mentions you about ${goal}` : t`${who} commented on ${goal}`;
    case "THANKED":
      return told.because === "MEMBER" ? t`${who} thanks your team for ${goal}` : t`${who} thanks you for ${goal}`;
    case "CHECK_INS_DUE":
      return reminder(told);
    case "PERSON_LEFT":
      return t`${subject && "name" in subject ? subject.name : t`Somebody`} has left: let somebody else answer for what they had`;
    case "FEEDBACK_ASKED":
    case "FEEDBACK_GIVEN":
    case "FEEDBACK_DECLINED":
    case "FEEDBACK_SHARED":
    case "ONE_TO_ONE_STARTED":
      return betweenTwo(told.kind, who);
  }
}

type BetweenTwo = "FEEDBACK_ASKED" | "FEEDBACK_GIVEN" | "FEEDBACK_DECLINED" | "FEEDBACK_SHARED" | "ONE_TO_ONE_STARTED";

function betweenTwo(kind: BetweenTwo, who: string): string {
  switch (kind) {
    case "FEEDBACK_ASKED":
      return t`${who} asks you for feedback`;
    case "FEEDBACK_GIVEN":
      return t`${who} gave you feedback`;
    case "FEEDBACK_DECLINED":
      return t`${who} gives no feedback this time`;
    case "FEEDBACK_SHARED":
      return t`${who} shares feedback with you`;
    case "ONE_TO_ONE_STARTED":
      return t`${who} starts a 1:1 with you`;
  }
}

/** How many check-ins one owes, and how many those owe whom one leads. */
function reminder({ by, subject }: Told): string {
  const items = subject && "items" in subject ? subject.items : [];
  const theirs = items.filter((each) => each.step === "GRACE_OVER").length;
  const own = items.length - theirs;
  const late =
    theirs > 0
      ? plural(theirs, { one: "# check-in of those you lead is late", other: "# check-ins of those you lead are late" })
      : null;
  const due =
    own > 0 || !late ? plural(own, { one: "# check-in waits for you", other: "# check-ins wait for you" }) : null;
  const both = [due, late].filter(Boolean).join("; ");
  return by ? t`${by.name} reminds you: ${both}` : both;
}

/** Whether a check-in of one's own waits. */
export function asksForCheckIns({ subject }: Told): boolean {
  return subject != null && "items" in subject && subject.items.some((each) => each.step !== "GRACE_OVER");
}

function changed(who: string, goal: string, subject: Told["subject"]): string {
  return subject && "field" in subject
    ? t`${who} changed the ${fieldText(subject.field)} of ${goal}`
    : t`${who} changed something of ${goal}`;
}

/** What else there is to say: from what to what, the comment, what is in the way. */
export function detail({ subject }: Told): string | null {
  if (!subject) return null;
  if ("field" in subject)
    return t`From ${valueText(subject.field, subject.before)} to ${valueText(subject.field, subject.after)}`;
  if ("comment" in subject) return subject.comment;
  if ("said" in subject) return subject.said ?? null;
  if ("thanks" in subject) return subject.thanks;
  return "text" in subject ? subject.text : null;
}
