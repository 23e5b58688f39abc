import { t } from "@lingui/core/macro";
import type { MeetingKind } from "../../graphql/generated/graphql";
import { dayText } from "../../lib/days";

interface Called {
  givenTitle: string | null;
  kind: MeetingKind;
  heldOn: string;
  unit: { name: string };
}

function kindOf({ kind, unit: { name } }: Called): string {
  if (kind === "WEEKLY") return t`Weekly review of ${name}`;
  return kind === "MONTHLY" ? t`Monthly review of ${name}` : t`Review of ${name}`;
}

/** What a meeting is called where its day stands beside it: its title, or its kind in the language of the page. */
export function shortTitle(meeting: Called): string {
  return meeting.givenTitle ?? kindOf(meeting);
}

/** What a meeting is called where nothing stands beside it. */
export function fullTitle(meeting: Called): string {
  return meeting.givenTitle ?? `${kindOf(meeting)}, ${dayText(meeting.heldOn)}`;
}
