import { plural, t } from "@lingui/core/macro";
import type { PictureKind } from "../../graphql/generated/graphql";
import { dayText, dayMs, shortDay } from "../../lib/days";
import { percent } from "../../lib/numbers";
import { DayHeat } from "../../ui/DayHeat";
import { HEALTHS, type Health } from "../../ui/HealthMark";
import { type Part, PartBars, ProgressLines } from "./Drawings";
import { type Board, countOf, type Insights, occurring } from "./tables";

const TABLES_ONLY: readonly PictureKind[] = ["FORECAST", "BLOCKERS"];

/** Whether it is more than its table. */
export function isDrawn(kind: PictureKind): boolean {
  return !TABLES_ONLY.includes(kind);
}

interface Row {
  name: string;
  parts: Part[];
}

const ofHealth = (name: string, health: readonly { health: Health; count: number }[]): Row => ({
  name,
  parts: occurring([health]).map((of) => ({ of, word: HEALTHS[of].word, count: countOf(health, of) })),
});

function rowsOf(kind: PictureKind, { unit }: Board, { weeks, cycles, reporting, coverage }: Insights): Row[] {
  if (kind === "HEALTH") return [ofHealth(t`Objectives`, weeks.at(-1)?.health ?? [])];
  if (kind === "HEALTH_HISTORY") return weeks.map((week) => ofHealth(shortDay(dayMs(week.on)), week.health));
  if (kind === "CYCLES") return cycles.map((each) => ofHealth(each.cycle?.name ?? "", each.health));
  if (kind === "TEAMS")
    return (unit && "teams" in unit ? unit.teams.nodes : [])
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map((team) => ofHealth(team.name, team.stats.health));
  if (kind === "REPORTING")
    return [
      {
        name: t`Key results`,
        parts: [
          { of: "MET", word: t`Up to date`, count: reporting.upToDate },
          { of: "NOT_MET", word: t`Due`, count: reporting.keyResults - reporting.upToDate },
        ],
      },
    ];
  return [
    {
      name: t`Objectives`,
      parts: [
        { of: "MET", word: t`Lead up to the company`, count: coverage.aligned },
        { of: "NOT_MET", word: t`Do not`, count: coverage.objectives - coverage.aligned },
      ],
    },
  ];
}

/** The drawing of a picture, with its numbers in a sentence. */
export function Drawing({
  kind,
  board,
  insights,
  width,
}: {
  kind: PictureKind;
  board: Board;
  insights: Insights;
  width: number;
}) {
  if (kind === "PROGRESS") {
    const weeks = insights.weeks.map(({ on, progress, expected }) => ({ on, progress, expected }));
    const last = weeks.findLast((week) => week.progress !== null);
    const label = last
      ? t`${percent(last.progress ?? 0)} on ${dayText(last.on)}; expected: ${last.expected === null ? "–" : percent(last.expected)}.`
      : t`No number yet.`;
    return <ProgressLines weeks={weeks} endsOn={insights.cycle.endsOn} width={width} label={label} />;
  }
  if (kind === "CHECK_INS") {
    const label = plural(insights.checkInDays.length, {
      one: "Something was reported on # day.",
      other: "Something was reported on # days.",
    });
    const { startsOn, endsOn } = insights.cycle;
    const days = insights.checkInDays.map(({ on, keyResults }) => ({ on, count: keyResults }));
    return <DayHeat days={days} from={dayMs(startsOn)} to={dayMs(endsOn)} width={width} label={label} />;
  }
  const rows = rowsOf(kind, board, insights);
  const said = rows.map((row) => {
    const parts = row.parts.map((part) => `${part.word}: ${part.count}`).join(", ");
    return `${row.name}, ${parts}.`;
  });
  return <PartBars rows={rows} width={width} label={said.join(" ")} />;
}
