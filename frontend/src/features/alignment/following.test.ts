import { gql } from "urql";
import { afterEach, expect, test, vi } from "vitest";
import { graphqlClient } from "../../graphql/client";
import { alignmentOf, withLater, withValues } from "./alignment";
import { type Columns, HEALTH_ORDER } from "./columns";
import type { Changed } from "./delta";
import { caughtUp, type Followed, withInner } from "./following";

/** An objective as the server keeps it. */
type Goal = Omit<Changed, "keyResults" | "alignments"> & {
  position: number;
  findingCount: number;
  parentObjectiveId: string | null;
  keyResults: { state: string }[];
};

type Card = { objective: Record<string, unknown> | null };

const CARD = gql<Card, { id: string }>(`
  query FollowedCard($id: ID!) { objective(id: $id) { id title progress health version } }
`);

/** Numbers that are the same in each run. */
function numbers(seed: number): (below: number) => number {
  let at = seed;
  return (below) => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((at / 2 ** 32) * below);
  };
}

/** What `objectiveTreeColumns` would answer of these goals. */
function read(goals: ReadonlyMap<string, Goal>, revision: string): Columns {
  const under = new Map<string | null, Goal[]>();
  for (const goal of goals.values()) {
    if (goal.cycleId !== "cyc_1") continue;
    const above = goals.get(goal.parentObjectiveId ?? "")?.cycleId === "cyc_1" ? goal.parentObjectiveId : null;
    under.set(above, [...(under.get(above) ?? []), goal]);
  }
  const rows: Goal[] = [];
  const parents: (number | null)[] = [];
  const walk = (above: string | null, place: number | null) => {
    const order = (a: Goal, b: Goal) =>
      a.position - b.position || (a.title === b.title ? +(a.id > b.id) : +(a.title > b.title)) || -1;
    for (const goal of (under.get(above) ?? []).toSorted(order)) {
      rows.push(goal);
      parents.push(place);
      walk(goal.id, rows.length - 1);
    }
  };
  walk(null, null);
  const owners = [...new Set(rows.map(({ ownerId }) => ownerId ?? ""))].map((id) => ({ id, name: id }));
  const each = <T>(value: (goal: Goal) => T) => rows.map(value);
  return {
    count: rows.length,
    revision,
    parents,
    owners,
    ids: each(({ id }) => id),
    titles: each(({ title }) => title),
    progress: each(({ progress }) => progress ?? null),
    expected: each(({ expected }) => expected ?? null),
    confidence: each(({ confidence }) => confidence ?? null),
    health: each(({ health }) => health),
    kinds: each(({ kind }) => kind),
    levels: each(({ level }) => level),
    states: each(({ state }) => state),
    versions: each(({ version }) => version),
    keyResultCounts: each(({ keyResults }) => keyResults.filter(({ state }) => state === "ACTIVE").length),
    belowCounts: each(() => 0),
    extraTargets: each(() => 0),
    units: [{ id: "com_1", name: "Acme", path: [] }],
    ownerPositions: each(({ ownerId }) => owners.findIndex(({ id }) => id === ownerId)),
    unitPositions: each(() => 0),
  };
}

function company(count: number, chance: (below: number) => number): Map<string, Goal> {
  const goals = new Map<string, Goal>();
  for (let at = 0; at < count; at += 1) {
    const id = `obj_${String(at).padStart(6, "0")}`;
    goals.set(id, {
      id,
      title: `Goal ${chance(count)}`,
      progress: 0,
      expected: 0.5,
      confidence: null,
      health: "PENDING",
      kind: "COMMITTED",
      level: at === 0 ? "COMPANY" : "TEAM",
      state: "PUBLISHED",
      version: 1,
      position: chance(3),
      findingCount: 0,
      cycleId: chance(10) === 0 && at > 0 ? "cyc_2" : "cyc_1",
      ownerId: `per_${chance(5)}`,
      parentObjectiveId: at === 0 ? null : `obj_${String(chance(at)).padStart(6, "0")}`,
      keyResults: [{ state: "ACTIVE" }],
    });
  }
  return goals;
}

const pick = <T>(list: readonly T[], chance: (below: number) => number) => list[chance(list.length)] as T;

/** Something that happens to a goal; most of what happens changes numbers. */
function changed(goal: Goal, goals: ReadonlyMap<string, Goal>, chance: (below: number) => number): Goal {
  const now = { ...goal, version: goal.version + 1 };
  const what = chance(40);
  if (what === 0) return { ...now, title: `Goal ${chance(goals.size)}` };
  if (what === 1) return { ...now, ownerId: `per_${chance(5)}` };
  if (what === 2 && goal.parentObjectiveId !== null) return { ...now, parentObjectiveId: "obj_000000" };
  if (what < 6) return { ...now, keyResults: [{ state: "ACTIVE" }, { state: pick(["ACTIVE", "DROPPED"], chance) }] };
  return {
    ...now,
    progress: chance(100) / 100,
    confidence: chance(10) / 10,
    health: pick(HEALTH_ORDER, chance),
    findingCount: chance(3),
  };
}

type Body = { operationName: string; variables: { since?: string; id?: string } };

/** A server over these goals; says how many requests came and how many objectives went out. */
function served(goals: ReadonlyMap<string, Goal>, log: readonly string[][]) {
  const count = { requests: 0, objectives: 0 };
  const shown = ({ keyResults, ...goal }: Goal) => ({
    __typename: "Objective",
    ...goal,
    keyResults: {
      __typename: "KeyResultConnection",
      totalCount: keyResults.length,
      nodes: keyResults.map((each, at) => ({ __typename: "KeyResult", id: `${goal.id}.${at}`, ...each })),
    },
    alignments: [{ __typename: "Alignment", id: `${goal.id}.up`, primary: true }],
  });
  vi.stubGlobal("fetch", async (_url: string, { body }: { body: string }) => {
    const { variables } = JSON.parse(body) as Body;
    count.requests += 1;
    const objective = goals.get(variables.id ?? "");
    const ids = new Set(log.slice(Number(variables.since)).flat());
    count.objectives += objective ? 1 : ids.size;
    const data = objective
      ? { objective: shown(objective) }
      : {
          objectiveChanges: {
            __typename: "ObjectiveChanges",
            revision: String(log.length),
            reset: false,
            hasMore: false,
            removedIds: [],
            upserted: [...ids].map((id) => shown(goals.get(id) as Goal)),
          },
        };
    return new Response(JSON.stringify({ data }), { headers: { "content-type": "application/json" } });
  });
  return count;
}

afterEach(() => vi.unstubAllGlobals());

const CYCLES = withInner([{ id: "cyc_1" }, { id: "cyc_2" }], "cyc_1");

test("a tree with what changed since is the tree as it would be read now, and the cache says the same", async () => {
  const outcomes = { followed: 0, afresh: 0 };
  for (let seed = 1; seed <= 6; seed += 1) {
    const chance = numbers(seed);
    const goals = company(30, chance);
    const log: string[][] = [];
    served(goals, log);
    const client = graphqlClient(() => {});
    let held: Followed = { columns: read(goals, "0"), findings: new Map(), news: [] };
    let alignment = alignmentOf(held.columns);
    for (const id of goals.keys()) await client.query(CARD, { id }).toPromise();
    for (let step = 0; step < 15; step += 1) {
      const touched = Array.from({ length: 1 + chance(4) }, () => pick([...goals.keys()], chance));
      for (const id of touched) goals.set(id, changed(goals.get(id) as Goal, goals, chance));
      log.push(touched);
      const next = await caughtUp(client, held, CYCLES);
      const fresh = read(goals, String(log.length));
      expect(next).not.toBeNull();
      outcomes[next === "afresh" ? "afresh" : "followed"] += 1;
      held = next === null || next === "afresh" ? { columns: fresh, findings: held.findings, news: [] } : next;
      alignment = withValues(alignment, held.columns);
      expect(held.columns).toEqual(fresh);
      expect(alignment).toMatchObject({ health: alignmentOf(fresh).health, below: alignmentOf(fresh).below });
      for (const id of new Set(touched)) {
        const cached = client.readQuery(CARD, { id })?.data?.objective;
        const { title, progress, health, version } = goals.get(id) as Goal;
        expect(cached).toMatchObject({ title, progress, health, version });
      }
    }
  }
  expect(outcomes.followed).toBeGreaterThan(outcomes.afresh * 2);
  expect(outcomes.afresh).toBeGreaterThan(3);
});

test("one change among 10,000 is one request for what changed, and the places of the others are not worked out again", async () => {
  const goals = company(10_000, numbers(7));
  const [at] = [...goals.values()].filter(({ cycleId }) => cycleId === "cyc_1").slice(-1);
  const goal = at as Goal;
  const before = { columns: read(goals, "0"), findings: new Map(), news: [] };
  const count = served(goals, [[goal.id]]);
  goals.set(goal.id, { ...goal, progress: 0.9, findingCount: 2 });
  const next = (await caughtUp(
    graphqlClient(() => {}),
    before,
    CYCLES,
  )) as Followed;
  expect(count).toEqual({ requests: 1, objectives: 1 });
  expect(next.news).toEqual([goal.id]);
  expect(next.columns.progress.filter((each, row) => each !== before.columns.progress[row])).toEqual([0.9]);
  const whole = alignmentOf(before.columns);
  const followed = withValues(whole, next.columns);
  expect([followed.tree, followed.rows, followed.below]).toEqual([whole.tree, whole.rows, whole.below]);
  expect(followed.tree).toBe(whole.tree);
  expect(followed.below).toBe(whole.below);
  expect(withLater({ ids: [goal.id], findingCounts: [0] }, next.findings)?.findingCounts.at(-1)).toBe(2);
});

test("a cycle comes with those inside it, however deep", () => {
  const cycles = [
    { id: "week", parentId: "month" },
    { id: "month", parentId: "year" },
    { id: "year" },
    { id: "other" },
  ];
  expect([...withInner(cycles, "year")]).toEqual(["year", "month", "week"]);
  expect([...withInner(cycles, null)]).toEqual([]);
});
