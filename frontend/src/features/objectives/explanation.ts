import { t } from "@lingui/core/macro";
import type { FormulaCode, LabelCode, ReasonCode } from "../../graphql/generated/graphql";
import { dayText } from "../../lib/days";
import { amount } from "../../lib/numbers";
import { type SentenceValue, type Wording, wordedBy } from "../../lib/sentences";

/** What the parts of formulas say. */
export const FORMULAS: Readonly<Record<FormulaCode, Wording>> = {
  ENTERED: () => t`entered by hand, in place of what follows`,
  MEAN: () => t`Σ counted × weight ÷ Σ weight`,
  WAY: () => t`(current − start) ÷ (target − start)`,
  KEPT_AT_LEAST: () => t`1 while current ≥ target, else 0`,
  KEPT_AT_MOST: () => t`1 while current ≤ target, else 0`,
  KEPT_IN_BAND: () => t`1 while low ≤ current ≤ high, else 0`,
  BINARY: () => t`1 when done, else 0`,
  BASELINE: () => t`no number while the baseline is being found`,
  SUM: () => t`current = Σ counted`,
  MILESTONES: () => t`weight of the done ones ÷ weight of all`,
  KEPT_SHARE: () => t`due check-ins kept ÷ due so far`,
  STATED: () => t`stated by its owner until the next check-in is due, in place of what follows`,
  CLOSED: () => t`closed with its objective or its cycle`,
  SAID_DONE: () => t`the last check-in says that it is done`,
  OVERDUE: () => t`outdated when a check-in is overdue by more than the days of grace`,
  NOTHING_REPORTED: () => t`pending as long as nothing has been reported`,
  LAST_SAID: () => t`what the last check-in says, as long as none is overdue beyond the days of grace`,
  ONE_OFF_TRACK: () => t`off track as soon as one key result is`,
  ONE_AT_RISK: () => t`at risk as soon as one key result is, and none is off track`,
  ONE_OUTDATED: () => t`outdated as soon as one key result is, and none is at risk or off track`,
  ALL_DONE: () => t`done when all key results are`,
  NONE_WORSE: () => t`on track: no key result is off track, at risk or outdated`,
  NOTHING_COUNTED_REPORTED: () => t`pending as long as nothing that counts has been reported`,
  THIRD_OFF_TRACK: (said) => {
    const [limit, share] = [amount(said.number("limit")), amount(said.number("share"))];
    return t`off track from a third of the weight (${limit}) on; it is ${share}`;
  },
  THIRD_AT_RISK: (said) => {
    const [limit, share] = [amount(said.number("limit")), amount(said.number("share"))];
    return t`at risk or off track from a third of the weight (${limit}) on; it is ${share}`;
  },
  THIRD_OUTDATED: (said) => {
    const [limit, share] = [amount(said.number("limit")), amount(said.number("share"))];
    return t`outdated from a third of the weight (${limit}) on; it is ${share}`;
  },
  LESS_THAN_A_THIRD: () => t`on track: less than a third of the weight is off track, at risk or worse, or outdated`,
  GAP_OF_MEANS: () => t`Σ expected × weight ÷ Σ weight − Σ progress × weight ÷ Σ weight`,
  GAP: () => t`expected − progress`,
  PACE_LIMITS: (said) => {
    const [onPace, behind] = [amount(said.number("on_pace")), amount(said.number("behind"))];
    return t`on pace up to ${onPace}, behind up to ${behind}, far behind beyond`;
  },
  NO_PACE: () => t`no pace: nothing is expected of it, or nothing has been reported`,
  MEAN_CONFIDENCE: () => t`Σ confidence × weight ÷ Σ weight`,
  LAST_CONFIDENCE: () => t`what the last check-in that says so says`,
  NO_CONFIDENCE: () => t`nobody has said how sure`,
  OWN_OBJECTIVES: () => t`the mean of its own objectives that have a number`,
  CHECKED_IN: () => t`key results whose check-ins are up to date ÷ key results that are reported on`,
  MEAN_SCORE: () => t`Σ score × weight ÷ Σ weight`,
  OWN_PROGRESS: () => t`no key result has a number: its own progress`,
  OUTCOME_BARS: (said) => {
    const [achieved, partly] = [amount(said.number("achieved")), amount(said.number("partly"))];
    return t`achieved from ${achieved}, partly from ${partly}, missed below`;
  },
};

/** What items are that nobody named. */
export const LABELS: Readonly<Record<LabelCode, Wording>> = {
  CURRENT: () => t`Current value`,
  START: () => t`Start`,
  TARGET: () => t`Target`,
  LOW: () => t`Low`,
  HIGH: () => t`High`,
  DUE_ON: (said) => dayText(said.text("day")),
  LAST_STATUS: () => t`Status of the last check-in`,
  DAYS_OVERDUE: () => t`Days overdue`,
  DAYS_OF_GRACE: () => t`Days of grace`,
  EXPECTED: () => t`Expected`,
  EXPECTED_BY: (said) => t`Expected by ${dayText(said.text("day"))}`,
  LAST_CONFIDENCE: () => t`Confidence of the last check-in`,
  HOMELESS: () => t`People without a home team`,
};

/** What was done to an item, or why it was left out. */
export const REASONS: Readonly<Record<ReasonCode, Wording>> = {
  NOT_PUBLISHED: () => t`not yet published`,
  DROPPED: () => t`dropped`,
  NOT_DRIVING: () => t`does not drive this goal`,
  OTHER_UNIT: () => t`has no value in this unit`,
  NO_NUMBER: () => t`no number yet`,
  WEIGHTLESS: () => t`weight 0: shown, not counted`,
  CLAMPED: (said) => t`${amount(said.number("found"))} is counted as ${amount(said.number("counted"))}`,
  NOTHING_REPORTED: () => t`nothing reported yet`,
  NOT_DONE: () => t`not done`,
  MISSED: () => t`missing, so a miss`,
  KEY_RESULTS_SPEAK: () => t`the key results speak for it`,
  NOTHING_EXPECTED: () => t`nothing is expected of it`,
  NO_CONFIDENCE: () => t`nobody has said how sure`,
  STRAIGHT_LINE: () => t`a straight line from the first to the last day`,
  PHASED_LINE: () => t`a line through its phased targets`,
  MILESTONES_DUE: () => t`the weight of the milestones due by then`,
  UP_TO_DATE: (said) => {
    const [kept, due] = [amount(said.number("kept")), amount(said.number("due"))];
    return t`${kept} of ${due} up to date`;
  },
  NOT_SCORED: () => t`not scored: its progress`,
};

type Weighed = { readonly counted?: number | null; readonly weight: number };

interface Explained {
  readonly formula: string;
  readonly formulaParts: readonly { code: FormulaCode; values: readonly SentenceValue[] }[];
  readonly items: readonly Weighed[];
}

/** How the items make it, numbers put in where they are few. */
export function formulaText({ formula, formulaParts, items }: Explained): string {
  if (formulaParts.some(({ code }) => !(code in FORMULAS))) return formula;
  return formulaParts
    .map(({ code, values }) => wordedBy(FORMULAS, code, values, "") + (code === "MEAN" ? spelledOut(items) : ""))
    .join("; ");
}

const MOST_SPELLED_OUT = 6;

/** The mean with its numbers put in; nothing where they are too many to read. */
function spelledOut(items: readonly Weighed[]): string {
  const weighing = items.filter((item) => item.weight && typeof item.counted === "number");
  if (weighing.length === 0 || weighing.length > MOST_SPELLED_OUT) return "";
  const terms = weighing.map(({ counted, weight }) => `${amount(counted)} × ${amount(weight)}`);
  return ` = (${terms.join(" + ")}) ÷ (${weighing.map(({ weight }) => amount(weight)).join(" + ")})`;
}

interface Item {
  readonly label: string;
  readonly labelCode?: LabelCode | null;
  readonly why?: string | null;
  readonly whyCode?: ReasonCode | null;
  readonly values: readonly SentenceValue[];
}

/** What an item is: the name that somebody gave it, or what it stands for. */
export const labelText = ({ label, labelCode, values }: Item): string => wordedBy(LABELS, labelCode, values, label);

/** What was done to an item, or why it was left out. */
export const whyText = ({ why, whyCode, values }: Item): string => wordedBy(REASONS, whyCode, values, why ?? "");
