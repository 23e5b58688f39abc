import { t } from "@lingui/core/macro";
import { valueText, whyText } from "../../lib/changes";
import { fieldText } from "../../lib/words";

/** A change of where a key result shall go, as a chart and a table show it. */
export interface Mark {
  id: string;
  at: string;
  /** "Target value: 100 → 120, by Ana". */
  text: string;
  why: string | null;
}

export interface Changed {
  id: string;
  at: string;
  field: string;
  before?: string | null;
  after?: string | null;
  reasonKind?: string | null;
  reason?: string | null;
  by?: { name: string } | null;
  indicator?: { title: string } | null;
}

/** Changes that move the line against which check-ins are read. */
const MARKED = new Set([
  "measure",
  "startValue",
  "targetValue",
  "lowValue",
  "highValue",
  "phasedTargets",
  "startsOn",
  "dueOn",
]);

/** The changes of target, measure and days, the latest first. */
export function marksOf(changes: readonly Changed[]): Mark[] {
  return changes
    .filter((each) => MARKED.has(each.field))
    .map((each) => ({ id: each.id, at: each.at, text: textOf(each), why: whyText(each) }));
}

function textOf({ field, before, after, by }: Changed): string {
  const name = fieldText(field);
  const said = `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${valueText(field, before)} → ${valueText(field, after)}`;
  return by ? t`${said}, by ${by.name}` : said;
}

/** Marks that stand at the same instant, as one: a change of several fields is one line on a chart. */
export function marksByInstant(marks: readonly Mark[]): { ms: number; text: string }[] {
  const found = new Map<number, string[]>();
  for (const each of marks) {
    const ms = Date.parse(each.at);
    found.set(ms, [...(found.get(ms) ?? []), each.why ? `${each.text} (${each.why})` : each.text]);
  }
  return [...found].map(([ms, texts]) => ({ ms, text: texts.join("; ") }));
}
