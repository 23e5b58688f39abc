import { t } from "@lingui/core/macro";
import type { FindingKind } from "../../graphql/generated/graphql";
import { amount } from "../../lib/numbers";
import { type SentenceValue, type Wording, wordedBy } from "../../lib/sentences";

/** What to do about each kind of finding. */
export const ADVICE: Readonly<Record<FindingKind, Wording>> = {
  METRIC_IN_TITLE: () => t`Say where you are going; the number belongs into a key result.`,
  OWNER_LEFT: () => t`Its owner has left; somebody else has to answer for it.`,
  TITLE_LENGTH: (said) => {
    const [words, fewest, most] = [said.number("words"), said.number("fewest"), said.number("most")];
    return words < fewest
      ? t`Say a little more: a title of ${fewest} to ${most} words is remembered, this one has ${words}.`
      : t`Say it shorter: a title of ${fewest} to ${most} words is remembered, this one has ${words}.`;
  },
  NO_WHY: () => t`Say why it matters: people follow a reason further than a title.`,
  NO_PRIORITY: () => t`Name the strategic priority that this objective serves.`,
  KEY_RESULT_COUNT: (said) => {
    const [count, fewest, most] = [said.number("count"), said.number("fewest"), said.number("most")];
    return t`${fewest} to ${most} key results keep it measurable and in sight; it has ${count}.`;
  },
  NO_NUMBER: () => t`Give it a number: done or not says nothing until the last day.`,
  ACTIVITY: (said) => t`“${said.text("word")}” is something you do; say what changes by it.`,
  ALL_LAGGING: () => t`Add a key result that shows early whether you are on the way.`,
  SANDBAGGING: () => t`Everybody was sure at the start: ask for more, or call it everyday work.`,
  WISHFUL: () => t`Hardly anybody believed in it at the start: ask for less, or say what it takes.`,
  NOT_ALIGNED: () => t`Align it to what it helps, or say why it stands alone.`,
  LEVEL_SKIP: () => t`It skips a level: align it to an objective of the unit between, which helps the one above.`,
  NEAR_DUPLICATE: (said) => {
    const [title, owner] = [said.text("title"), said.text("owner")];
    return t`“${title}” of ${owner} says nearly the same: do it together, or say how they differ.`;
  },
  OPPOSITE: (said) => {
    const [title, owner] = [said.text("title"), said.text("owner")];
    return t`“${title}” of ${owner} pulls the same metric the other way: agree on what counts more.`;
  },
  TOO_MANY_OBJECTIVES: (said) => {
    const [count, most] = [said.number("count"), said.number("most")];
    return t`${count} objectives in one cycle are more than anybody keeps in sight; ${most} are enough.`;
  },
  SILO: (said) =>
    t`All ${said.number("count")} contributions come from its own people: nobody else helps, or says that they do.`,
  OVERLOAD: (said) => {
    const [count, owners, middle] = [said.number("count"), said.number("owners"), amount(said.number("middle"))];
    return t`Answers for ${count} key results; half of the ${owners} who have any have at most ${middle}.`;
  },
};

export interface FindingSaid {
  readonly kind: FindingKind;
  readonly message: string;
  readonly values: readonly SentenceValue[];
}

/** What to do, in a sentence. */
export const findingText = ({ kind, message, values }: FindingSaid): string => wordedBy(ADVICE, kind, values, message);
