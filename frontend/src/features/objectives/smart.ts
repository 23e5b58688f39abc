import { t } from "@lingui/core/macro";
import type { SmartVerdict } from "../../graphql/generated/graphql";
import { dayText } from "../../lib/days";
import { type SentenceValue, type Wording, wordedBy } from "../../lib/sentences";

/** What the five checks of a piece of work say. */
export const VERDICTS: Readonly<Record<SmartVerdict, Wording>> = {
  NAMED: () => t`It names what is done.`,
  TOO_SHORT: () => t`Say what is done, to what: three words or more.`,
  VAGUE: (said) => t`“${said.text("word")}” can mean anything; name the thing that will be there.`,
  COUNTED: () => t`It says how much or how many.`,
  SIZED: () => t`Its effort or its link says how much there is to do.`,
  UNCOUNTED: () => t`Say how many, how long it takes, or link where it is kept.`,
  OWNED: () => t`Somebody does it.`,
  UNOWNED: () => t`Say who does it; what is everybody's is nobody's.`,
  FOR_A_KEY_RESULT: () => t`It says which key result it moves.`,
  FOR_NONE: () => t`Choose the key result that it moves.`,
  DATED: () => t`It has a day.`,
  UNDATED: () => t`Say by which day.`,
  TOO_LATE: (said) => t`It ends after its goal does, on ${dayText(said.text("day"))}.`,
};

interface Check {
  readonly verdict: SmartVerdict;
  readonly message: string;
  readonly values: readonly SentenceValue[];
}

/** Why a check is met, or what to do. */
export const verdictText = ({ verdict, message, values }: Check): string =>
  wordedBy(VERDICTS, verdict, values, message);
