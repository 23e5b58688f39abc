import { t } from "@lingui/core/macro";

export type Reader = "owner" | "lead" | "coach";

export interface Advice {
  text: string;
  /** Where it is done. */
  to?:
    | "/objectives/guided"
    | "/library"
    | "/check-in"
    | "/alignment"
    | "/meetings"
    | "/teams"
    | "/my-okrs"
    | "/coaching";
  link?: string;
}

export const GUIDES: Record<Reader, { title: string; steps: readonly Advice[] }> = {
  owner: {
    title: t`In short, for owners`,
    steps: [
      {
        text: t`Say where you are going and why; let three to five numbers say whether you got there.`,
        to: "/objectives/guided",
        link: t`Write one step by step`,
      },
      { text: t`Begin with something that worked elsewhere.`, to: "/library", link: t`Look into the library` },
      { text: t`Align it to what it helps, one step above.`, to: "/alignment", link: t`See what is there` },
      {
        text: t`Once a week, in a minute: the value, how sure you are, and what is in the way.`,
        to: "/check-in",
        link: t`Check in`,
      },
      { text: t`When the world changes, change the goal and say why. Nobody is graded by it.` },
    ],
  },
  lead: {
    title: t`In short, for leads`,
    steps: [
      { text: t`Few goals: at most four for a team. What is not among them waits.` },
      { text: t`Read proposals within a week; publish, or say what is missing.`, to: "/my-okrs", link: t`My OKRs` },
      { text: t`Ask about what is at risk first, and clear what is in the way.`, to: "/alignment", link: t`Alignment` },
      {
        text: t`Meet every week or two; the agenda writes itself, decisions and actions are kept.`,
        to: "/meetings",
        link: t`Meetings`,
      },
      { text: t`At the end: grade, say what you learned, and decide what goes on.`, to: "/teams", link: t`Teams` },
    ],
  },
  coach: {
    title: t`In short, for coaches`,
    steps: [
      {
        text: t`Look for goals that align to nothing, and for teams that have not reported.`,
        to: "/alignment",
        link: t`Alignment`,
      },
      {
        text: t`Talk with whoever needs help; what the checks find are hints, and may be dismissed with a reason.`,
        to: "/coaching",
        link: t`Who needs help`,
      },
      { text: t`Sit in a review meeting now and then, and ask what changed.`, to: "/meetings", link: t`Meetings` },
      { text: t`Keep what was written well, as a template for others.`, to: "/library", link: t`Library` },
      { text: t`You see everything but what is private, and change nobody’s numbers.` },
    ],
  },
};
