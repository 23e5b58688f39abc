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
    | { __typename: "Reminder"; items: readonly { step: ReminderStep }[] }
    | { __typename: "Person"; name: string }
    | { __typename: string }
    | null;
}

const WHY: Record<Because, string> = {
  OWNS: "You answer for it",
  ABOVE: "It contributes to a goal of yours",
  BELOW: "A goal of yours contributes to it",
  WROTE: "You wrote it",
  REVIEWS: "You review it",
  NAMED: "You are named as who must act",
  MEMBER: "You are in this team",
  REPORTS: "You report on it",
  LEADS: "You lead them",
};

const NEEDS_NO_WHY: ReadonlySet<NotificationKind> = new Set([
  "GOAL_ALIGNED",
  "BLOCKER_NAMED",
  "CHECK_INS_DUE",
  "PERSON_LEFT",
]);

/** Why one is told; an alignment needs no word on it. */
export function becauseText({ kind, because }: Pick<Told, "kind" | "because">): string | null {
  return NEEDS_NO_WHY.has(kind) ? null : WHY[because];
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
  return "text" in subject ? subject.text : null;
}
