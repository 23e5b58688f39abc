import { t } from "@lingui/core/macro";
import type { DevelopmentStepState } from "../../graphql/generated/graphql";
import { DAY_LENGTH_MS, dayMs } from "../../lib/days";

export type Zoom = "quarter" | "month";

export interface Placeable {
  id: string;
  title: string;
  startsOn: string;
  dueOn: string;
  state: DevelopmentStepState;
}

/** A stretch of the whole width, as shares of it from 0 to 1. */
export interface Stretch {
  from: number;
  width: number;
}

export interface RoadmapShape {
  columns: readonly (Stretch & { name: string })[];
  bars: readonly (Stretch & { id: string; title: string; state: DevelopmentStepState })[];
  /** Where today is; none outside. */
  today: number | null;
}

const MONTHS = [t`Jan`, t`Feb`, t`Mar`, t`Apr`, t`May`, t`Jun`, t`Jul`, t`Aug`, t`Sep`, t`Oct`, t`Nov`, t`Dec`];
const LENGTH: Record<Zoom, number> = { quarter: 3, month: 1 };
/** Columns beyond this are left out at the end: a step may be due in the year 9999. */
const MOST: Record<Zoom, number> = { quarter: 20, month: 36 };

/** Months since the year 0 at which the period of a day begins. */
function periodOf(on: string, by: Zoom): number {
  const [year = 0, month = 1] = on.split("-").map(Number);
  const since = year * 12 + month - 1;
  return since - (since % LENGTH[by]);
}

function firstDay(months: number): number {
  const day = new Date(0);
  day.setUTCFullYear(Math.floor(months / 12), months % 12, 1);
  return day.getTime();
}

function nameOf(months: number, by: Zoom): string {
  const year = Math.floor(months / 12);
  const month = months % 12;
  if (by === "quarter") return `Q${month / 3 + 1} ${year}`;
  return month === 0 ? t`Jan ${year}` : (MONTHS[month] ?? "");
}

/** Steps on a line of quarters or months: whole periods from the first start to the last due day, two at least. */
export function roadmap(steps: readonly Placeable[], by: Zoom, today: string): RoadmapShape {
  const length = LENGTH[by];
  const begin = Math.min(...[...steps.map((step) => step.startsOn), today].map((day) => periodOf(day, by)));
  const last = Math.max(begin + length, ...steps.map((step) => periodOf(step.dueOn, by)));
  const end = Math.min(last + length, begin + MOST[by] * length);
  const left = firstDay(begin);
  const whole = firstDay(end) - left;
  const share = (ms: number) => Math.min(1, Math.max(0, (ms - left) / whole));
  const stretch = (from: number, until: number): Stretch => ({ from: share(from), width: share(until) - share(from) });
  const columns = Array.from({ length: (end - begin) / length }, (_, place) => begin + place * length);
  const now = dayMs(today);
  return {
    columns: columns.map((months) => ({
      name: nameOf(months, by),
      ...stretch(firstDay(months), firstDay(months + length)),
    })),
    bars: steps.map(({ id, title, state, startsOn, dueOn }) => ({
      id,
      title,
      state,
      ...stretch(dayMs(startsOn), dayMs(dueOn) + DAY_LENGTH_MS),
    })),
    today: now >= left && now < left + whole ? share(now) : null,
  };
}
