import { dayMs } from "../../lib/days";
import { type Charted, expectedLine, type Point } from "./chart";
import type { Changed } from "./marks";

export interface Burned extends Omit<Charted, "checkIns"> {
  checkIns: readonly {
    happenedAt: string;
    value?: number | null;
    milestonesDone?: readonly string[] | null;
    withdrawn: boolean;
    supersededBy?: unknown;
  }[];
  changes: readonly Pick<Changed, "field" | "at" | "before" | "after">[];
  milestones: readonly { id: string; weight: number; dueOn?: string | null }[];
}

/** How much of the way is done, and how long the way is: both from 0 up, whichever way the value goes. */
export interface BurnUp {
  done: Point[];
  /** The whole way, in steps where the target was changed. */
  scope: Point[];
  /** The way that should be done by a day. */
  expected: Point[];
  from: number;
  to: number;
  lowest: number;
  highest: number;
}

/** Null for what is kept and not approached, and for what is yes or no. */
export function burnUpOf(burned: Burned): BurnUp | null {
  const from = dayMs(burned.startsOn);
  const to = Math.max(dayMs(burned.endsOn), from + 1);
  const way = burned.measure === "MILESTONES" ? milestoneWay(burned, from, to) : numberWay(burned, from, to);
  if (!way) return null;
  const values = [...way.done, ...way.scope, ...way.expected].map((point) => point.value);
  return { ...way, from, to, lowest: Math.min(0, ...values), highest: Math.max(...values) * 1.05 };
}

type Way = Pick<BurnUp, "done" | "scope" | "expected">;

function counted(burned: Burned): Burned["checkIns"][number][] {
  return burned.checkIns
    .filter((each) => !each.withdrawn && !each.supersededBy)
    .toSorted((a, b) => Date.parse(a.happenedAt) - Date.parse(b.happenedAt));
}

function numberWay(burned: Burned, from: number, to: number): Way | null {
  const { startValue: start, targetValue: target } = burned;
  const line = expectedLine({ ...burned, checkIns: [] }, from, to);
  if (line.length === 0 || typeof start !== "number" || typeof target !== "number") return null;
  const forward = target >= start ? 1 : -1;
  const done = (value: number) => rounded(forward * (value - start));
  return {
    done: [
      { ms: from, value: 0 },
      ...counted(burned).flatMap(({ happenedAt, value }) =>
        typeof value === "number" ? [{ ms: Date.parse(happenedAt), value: done(value) }] : [],
      ),
    ],
    scope: targetsOf(burned, target, from, to).map((point) => ({ ms: point.ms, value: done(point.value) })),
    expected: line.map((point) => ({ ms: point.ms, value: done(point.value) })),
  };
}

/** The fields after whose change an earlier target says nothing about the way of today. */
const OTHER_WAY = new Set(["measure", "unit", "startValue"]);

/** The target by time, two points where it was changed; that of before the first change that can be compared counts from the start. */
function targetsOf({ changes }: Burned, target: number, from: number, to: number): Point[] {
  const since = Math.max(
    Number.NEGATIVE_INFINITY,
    ...changes.filter((each) => OTHER_WAY.has(each.field)).map((each) => Date.parse(each.at)),
  );
  const steps = changes
    .flatMap(({ field, at, before, after }) => {
      const step = { ms: Date.parse(at), before: Number(before ?? Number.NaN), after: Number(after ?? Number.NaN) };
      const compares = field === "targetValue" && step.ms > since && step.ms < to;
      return compares && Number.isFinite(step.before) && Number.isFinite(step.after) ? [step] : [];
    })
    .toSorted((a, b) => a.ms - b.ms);
  return [
    { ms: from, value: steps[0]?.before ?? target },
    ...steps.flatMap(({ ms, before, after }) => {
      const at = Math.max(ms, from);
      return [
        { ms: at, value: before },
        { ms: at, value: after },
      ];
    }),
    { ms: to, value: target },
  ];
}

function milestoneWay(burned: Burned, from: number, to: number): Way | null {
  const weights = new Map(burned.milestones.map((each) => [each.id, each.weight]));
  const weigh = (ids: Iterable<string>) => rounded([...ids].reduce((sum, id) => sum + (weights.get(id) ?? 0), 0));
  const whole = weigh(weights.keys());
  if (whole === 0) return null;
  const due = burned.milestones
    .map((each) => ({ id: each.id, ms: Math.min(to, Math.max(from, each.dueOn ? dayMs(each.dueOn) : to)) }))
    .toSorted((a, b) => a.ms - b.ms);
  const planned = due.flatMap(({ ms }, place) => [
    { ms, value: weigh(due.slice(0, place).map((each) => each.id)) },
    { ms, value: weigh(due.slice(0, place + 1).map((each) => each.id)) },
  ]);
  return {
    done: [
      { ms: from, value: 0 },
      ...counted(burned).flatMap(({ happenedAt, milestonesDone }) =>
        milestonesDone ? [{ ms: Date.parse(happenedAt), value: weigh(milestonesDone) }] : [],
      ),
    ],
    scope: [
      { ms: from, value: whole },
      { ms: to, value: whole },
    ],
    expected: [{ ms: from, value: 0 }, ...planned],
  };
}

/** Without the last digits, and the minus before a zero, that only the machine's way of counting makes. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;
