import { plural, t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { dayMs } from "../../lib/days";
import { Choices } from "../../ui/Choices";
import { DayHeat } from "../../ui/DayHeat";
import { PictureFrame } from "../../ui/PictureFrame";
import { BurnUpChart } from "./BurnUpChart";
import { burnUpOf } from "./burnUp";
import { chartOf } from "./chart";
import { CheckInChart } from "./CheckInChart";
import { marksByInstant, type Mark } from "./marks";
import { burnUpNumbers, checkInDays, checkInNumbers, dayNumbers } from "./pictures";

const FRAGMENT = graphql(`
  fragment KeyResultPictures_keyResult on KeyResult {
    id title measure unit startValue targetValue lowValue highValue startsOn dueOn
    cycle { id endsOn }
    phasedTargets { on value }
    forecast { fromOn fromValue on value low high }
    milestones { id weight dueOn }
    changes(first: 100) { nodes { id at field before after } }
    checkIns(first: 100) {
      totalCount
      nodes { id happenedAt value milestonesDone withdrawn supersededBy { id } }
    }
  }
`);

export type KeyResultPicturesFragment = FragmentType<typeof FRAGMENT>;

type Shown = "CHECK_INS" | "BURN_UP" | "DAYS";

/** The pictures of a key result, one at a time: its check-ins, the way that is done, and the days of check-ins. */
export default function KeyResultPictures({
  keyResult: masked,
  marks,
  table,
}: {
  keyResult: KeyResultPicturesFragment;
  marks: readonly Mark[];
  /** All that was reported, with what can be done about it. */
  table: ReactNode;
}) {
  const keyResult = unmasked(FRAGMENT, masked);
  const [shown, setShown] = useState<Shown>("CHECK_INS");
  const { title, unit, startsOn } = keyResult;
  const [now] = useState(() => Date.now());
  const { nodes: checkIns, totalCount } = keyResult.checkIns;
  const endsOn = keyResult.dueOn ?? keyResult.cycle.endsOn;
  const chart = chartOf({ ...keyResult, endsOn, checkIns });
  const burnUp = burnUpOf({ ...keyResult, endsOn, checkIns, changes: keyResult.changes.nodes });
  const days = checkInDays(checkIns);
  const choices: Partial<Record<Shown, string>> = {
    CHECK_INS: t`Check-ins`,
    ...(burnUp ? { BURN_UP: t`Burn-up` } : {}),
    ...(days.length > 0 ? { DAYS: t`Calendar` } : {}),
  };
  const cut = totalCount > checkIns.length ? ` ${t`Of the latest ${checkIns.length} check-ins.`}` : "";
  const frame = { of: title, level: 3 as const };
  return (
    <>
      {burnUp !== null || days.length > 0 ? (
        <Choices
          label={t`Pictures of ${title}`}
          choices={choices as Record<Shown, string>}
          value={shown}
          onChange={setShown}
        />
      ) : null}
      {shown === "BURN_UP" && burnUp ? (
        <PictureFrame
          {...frame}
          key="BURN_UP"
          title={t`Burn-up`}
          about={t`What is done of the whole way; a step in the way is a changed target.` + cut}
          table={burnUpNumbers(burnUp, keyResult.measure === "MILESTONES" ? null : unit)}
          draw={(width) => (
            <BurnUpChart
              burnUp={burnUp}
              unit={keyResult.measure === "MILESTONES" ? null : unit}
              title={title}
              now={now}
              width={width}
            />
          )}
        />
      ) : shown === "DAYS" && days.length > 0 ? (
        <PictureFrame
          {...frame}
          key="DAYS"
          title={t`Calendar`}
          about={t`The days on which it was reported on.` + cut}
          table={dayNumbers(days)}
          draw={(width) => (
            <DayHeat
              days={days}
              from={Math.min(dayMs(startsOn), dayMs(days[0]?.on ?? startsOn))}
              to={Math.max(dayMs(endsOn), dayMs(days.at(-1)?.on ?? endsOn))}
              width={width}
              label={plural(days.length, { one: "Reported on # day.", other: "Reported on # days." })}
            />
          )}
        />
      ) : (
        <PictureFrame
          {...frame}
          key="CHECK_INS"
          title={t`Check-ins`}
          about={(chart ? t`Beside where they should be; ▼ marks a change of that.` : t`All that was reported.`) + cut}
          table={checkInNumbers(checkIns, chart, unit)}
          draw={
            chart
              ? (width) => (
                  <CheckInChart
                    chart={chart}
                    unit={unit}
                    title={title}
                    now={now}
                    marks={marksByInstant(marks)}
                    width={width}
                  />
                )
              : undefined
          }
          numbers={table}
        />
      )}
    </>
  );
}
