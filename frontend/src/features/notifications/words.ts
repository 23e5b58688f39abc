import { counted } from "../../lib/numbers";
import { fieldText, valueText } from "../../lib/changes";
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
  OWNS: "You answer for it",
  ABOVE: "It contributes to a goal of yours",
  BELOW: "A goal of yours contributes to it",
  WROTE: "You wrote it, or in the same thread",
  REVIEWS: "You review it",
  NAMED: "You are named",
  MEMBER: "You are in this team",
  MANAGES: "You are the manager",
  REPORTS: "You report on it",
  LEADS: "You lead them",
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
]);

/** Why one is told; an alignment needs no word on it, nor does what is said to oneself alone. */
export function becauseText({ kind, because }: Pick<Told, "kind" | "because">): string | null {
  return SPEAKS_FOR_ITSELF.has(kind) ? null : WHY[because];
}

/** One sentence: who did what to which goal. */
export function sentence(told: Told): string {
  const who = told.by?.name ?? "A program";
  const goal = `“${told.keyResult?.title ?? told.objective?.title ?? "a goal"}”`;
  const subject = told.subject;
  switch (told.kind) {
    case "GOAL_CHANGED":
      return `${who} changed ${changed(subject)} of ${goal}`;
    case "GOAL_ALIGNED":
      return `${who} aligned ${subject && "from" in subject ? `“${subject.from.title}”` : "a goal"} to ${goal}`;
    case "OBJECTIVE_HANDED_DOWN":
      return `${who} handed ${goal} down to you`;
    case "OBJECTIVE_PROPOSED":
      return `${who} proposed ${goal}`;
    case "OBJECTIVE_RETURNED":
      return `${who} gave ${goal} back`;
    case "OBJECTIVE_PUBLISHED":
      return `${who} published ${goal}`;
    case "BLOCKER_NAMED":
      return `${who} needs you for ${goal}`;
    case "ANNOUNCED":
      return `${who} announced the OKRs of ${subject && "unit" in subject ? subject.unit.name : "a team"}`;
    case "COMMENTED":
      return told.because === "NAMED" ? `${who} mentions you about ${goal}` : `${who} commented on ${goal}`;
    case "THANKED":
      return `${who} thanks ${told.because === "MEMBER" ? "your team" : "you"} for ${goal}`;
    case "FEEDBACK_ASKED":
      return `${who} asks you for feedback`;
    case "FEEDBACK_GIVEN":
      return `${who} gave you feedback`;
    case "FEEDBACK_DECLINED":
      return `${who} gives no feedback this time`;
    case "FEEDBACK_SHARED":
      return `${who} shares feedback with you`;
    case "CHECK_INS_DUE":
      return reminder(told);
    case "PERSON_LEFT":
      return `${subject && "name" in subject ? subject.name : "Somebody"} has left: let somebody else answer for what they had`;
  }
}

/** How many check-ins one owes, and how many those owe whom one leads. */
function reminder({ by, subject }: Told): string {
  const items = subject && "items" in subject ? subject.items : [];
  const theirs = items.filter((each) => each.step === "GRACE_OVER").length;
  const own = items.length - theirs;
  const late =
    theirs > 0 ? `${counted(theirs, "check-in")} of those you lead ${theirs === 1 ? "is" : "are"} late` : null;
  const due = own > 0 || !late ? `${counted(own, "check-in")} ${own === 1 ? "waits" : "wait"} for you` : null;
  const both = [due, late].filter(Boolean).join("; ");
  return by ? `${by.name} reminds you: ${both}` : both;
}

/** Whether a check-in of one's own waits. */
export function asksForCheckIns({ subject }: Told): boolean {
  return subject != null && "items" in subject && subject.items.some((each) => each.step !== "GRACE_OVER");
}

function changed(subject: Told["subject"]): string {
  return subject && "field" in subject ? `the ${fieldText(subject.field)}` : "something";
}

/** What else there is to say: from what to what, the comment, what is in the way. */
export function detail({ subject }: Told): string | null {
  if (!subject) return null;
  if ("field" in subject)
    return `From ${valueText(subject.field, subject.before)} to ${valueText(subject.field, subject.after)}`;
  if ("comment" in subject) return subject.comment;
  if ("said" in subject) return subject.said ?? null;
  if ("thanks" in subject) return subject.thanks;
  return "text" in subject ? subject.text : null;
}
