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
    title: "In short, for owners",
    steps: [
      {
        text: "Say where you are going and why; let three to five numbers say whether you got there.",
        to: "/objectives/guided",
        link: "Write one step by step",
      },
      { text: "Begin with something that worked elsewhere.", to: "/library", link: "Look into the library" },
      { text: "Align it to what it helps, one step above.", to: "/alignment", link: "See what is there" },
      {
        text: "Once a week, in a minute: the value, how sure you are, and what is in the way.",
        to: "/check-in",
        link: "Check in",
      },
      { text: "When the world changes, change the goal and say why. Nobody is graded by it." },
    ],
  },
  lead: {
    title: "In short, for leads",
    steps: [
      { text: "Few goals: at most four for a team. What is not among them waits." },
      { text: "Read proposals within a week; publish, or say what is missing.", to: "/my-okrs", link: "My OKRs" },
      { text: "Ask about what is at risk first, and clear what is in the way.", to: "/alignment", link: "Alignment" },
      {
        text: "Meet every week or two; the agenda writes itself, decisions and actions are kept.",
        to: "/meetings",
        link: "Meetings",
      },
      { text: "At the end: grade, say what you learned, and decide what goes on.", to: "/teams", link: "Teams" },
    ],
  },
  coach: {
    title: "In short, for coaches",
    steps: [
      {
        text: "Look for goals that align to nothing, and for teams that have not reported.",
        to: "/alignment",
        link: "Alignment",
      },
      {
        text: "Talk with whoever needs help; what the checks find are hints, and may be dismissed with a reason.",
        to: "/coaching",
        link: "Who needs help",
      },
      { text: "Sit in a review meeting now and then, and ask what changed.", to: "/meetings", link: "Meetings" },
      { text: "Keep what was written well, as a template for others.", to: "/library", link: "Library" },
      { text: "You see everything but what is private, and change nobody’s numbers." },
    ],
  },
};
