import { t } from "@lingui/core/macro";
import type { InsightsBoardQuery, PictureKind } from "../../graphql/generated/graphql";
import { estimated } from "../../lib/numbers";
import type { Table } from "../../lib/table";
import { HEALTHS, type Health } from "../../ui/HealthMark";

export type Insights = NonNullable<InsightsBoardQuery["insights"]>;
export type Board = InsightsBoardQuery;

export const PICTURES: Record<PictureKind, { title: string; about: string }> = {
  PROGRESS: {
    title: t`Progress and what is expected`,
    about: t`The mean of the owner’s own objectives at the end of each week, beside where they should have been.`,
  },
  HEALTH: { title: t`Health now`, about: t`Objectives by health, with those of the units below.` },
  HEALTH_HISTORY: { title: t`Health by week`, about: t`Objectives by health at the end of each week.` },
  CHECK_INS: { title: t`Check-ins by day`, about: t`Key results on which something was reported.` },
  REPORTING: { title: t`Check-in rate`, about: t`Key results that are reported on, and how many are up to date.` },
  BLOCKERS: { title: t`Blockers`, about: t`Days from opened to resolved: the middle half, and its middle.` },
  ALIGNMENT: {
    title: t`Alignment`,
    about: t`Objectives that lead up to the company, and units to which only their own people contribute.`,
  },
  FORECAST: {
    title: t`Misses by forecast`,
    about: t`Said to be on track, and missed by 1 % of the way or more if they go on as they did. Of the 500 furthest behind their line.`,
  },
  TEAMS: { title: t`Teams below`, about: t`By name. Teams are not ranked, and people are never compared.` },
  CYCLES: { title: t`Cycles of this length`, about: t`This cycle beside those before it.` },
};

export const USUAL = Object.keys(PICTURES) as PictureKind[];

export const SHOWN = ["ON_TRACK", "AT_RISK", "OFF_TRACK", "OUTDATED", "PENDING", "DONE", "CLOSED"] as const;

type Counts = readonly { health: Health; count: number }[];

export function countOf(counts: Counts, health: Health): number {
  return counts.find((each) => each.health === health)?.count ?? 0;
}

/** The healths that occur in any of these, in the order of the words. */
export function occurring(all: readonly Counts[]): Health[] {
  return SHOWN.filter((health) => all.some((counts) => countOf(counts, health) > 0));
}

const TABLES: Record<PictureKind, (board: Board, insights: Insights) => Table> = {
  PROGRESS: (_, { weeks }) => ({
    head: [t`Week to`, t`Progress`, t`Expected`, t`Objectives`],
    rows: weeks.map((week) => [week.on, week.progress ?? null, week.expected ?? null, week.objectives]),
    shares: [1, 2],
  }),
  HEALTH: (_, { weeks }) => {
    const now = weeks.at(-1)?.health ?? [];
    return {
      head: [t`Health`, t`Objectives`],
      rows: occurring([now]).map((health) => [HEALTHS[health].word, countOf(now, health)]),
      shares: [],
    };
  },
  HEALTH_HISTORY: (_, { weeks }) =>
    byHealth(
      t`Week to`,
      weeks.map((week) => [week.on, week.health] as const),
    ),
  CHECK_INS: (_, { checkInDays }) => ({
    head: [t`Day`, t`Key results reported`],
    rows: checkInDays.map((day) => [day.on, day.keyResults]),
    shares: [],
  }),
  REPORTING: (_, { reporting }) => ({
    head: [t`Key results`, t`Up to date`, t`Outdated`, t`Rate`],
    rows: reporting.keyResults
      ? [[reporting.keyResults, reporting.upToDate, reporting.outdated, reporting.rate ?? null]]
      : [],
    shares: [3],
  }),
  BLOCKERS: (_, { blockers }) => ({
    head: [t`Open`, t`Resolved`, t`A quarter under, days`, t`Median, days`, t`A quarter over, days`],
    rows:
      blockers.open + blockers.resolved > 0
        ? [
            [
              blockers.open,
              blockers.resolved,
              blockers.lowDays ?? null,
              blockers.medianDays ?? null,
              blockers.highDays ?? null,
            ],
          ]
        : [],
    shares: [],
  }),
  ALIGNMENT: (_, { coverage, silos }) => ({
    head: [t`Objectives below the company`, t`Lead up to the company`, t`Share`, t`Units that stand alone`],
    rows: coverage.objectives
      ? [
          [
            coverage.objectives,
            coverage.aligned,
            coverage.share ?? null,
            silos.map((unit) => unit.name).join(", ") || null,
          ],
        ]
      : [],
    shares: [2],
  }),
  FORECAST: (_, { outlook }) => ({
    head: [t`Key result`, t`Of`, t`Target`, t`Forecast`, t`Unit`],
    rows: outlook.misses.map((each) => [
      each.title,
      each.objective.title,
      each.targetValue ?? null,
      each.forecast ? estimated(each.forecast.value) : null,
      each.unit ?? null,
    ]),
    shares: [],
  }),
  TEAMS: ({ unit }) => ({
    head: [t`Team`, t`Progress`, t`Check-in rate`, t`Objectives`, t`Not aligned`],
    rows: (unit && "teams" in unit ? unit.teams.nodes : [])
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map(({ name, stats }) => [
        name,
        stats.progress ?? null,
        stats.checkInRate ?? null,
        stats.objectives,
        stats.unaligned,
      ]),
    shares: [1, 2],
  }),
  CYCLES: (_, { cycles }) => {
    const counted = byHealth(
      t`Cycle`,
      cycles.map((each) => [each.cycle?.name ?? "", each.health] as const),
    );
    return {
      head: [...counted.head, t`Progress`],
      rows: counted.rows.map((row, place) => [...row, cycles[place]?.progress ?? null]),
      shares: [counted.head.length],
    };
  },
};

function byHealth(of: string, rows: readonly (readonly [string, Counts])[]): Table {
  const healths = occurring(rows.map(([, counts]) => counts));
  return {
    head: [of, ...healths.map((health) => HEALTHS[health].word)],
    rows: rows.map(([name, counts]) => [name, ...healths.map((health) => countOf(counts, health))]),
    shares: [],
  };
}

export function tableOf(kind: PictureKind, board: Board, insights: Insights): Table {
  return TABLES[kind](board, insights);
}
