import type { Client } from "urql";
import { rowsById, type Columns } from "./columns";
import { applyDelta, type Changed, type Delta } from "./delta";
import { ALIGNMENT_CHANGES } from "./documents";

/** After so many pages of changes, reading everything again costs less. */
const MOST_PAGES = 3;

/** The tree as it is held, and what of it somebody has just changed. */
export type Followed = {
  readonly columns: Columns;
  /** Findings of changed rows, which stand for what was read with the tree. */
  readonly findings: ReadonlyMap<string, number>;
  /** Ids of the rows that changed last. */
  readonly news: readonly string[];
};

/** What is new in the tree: "afresh" when it must be read anew, null when nothing can be said now. */
export async function caughtUp(
  client: Client,
  before: Followed,
  cycles: ReadonlySet<string>,
): Promise<Followed | "afresh" | null> {
  const rows = rowsById(before.columns);
  let { columns } = before;
  const findings = new Map(before.findings);
  const news = new Set<string>();
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked = await client
      .query(ALIGNMENT_CHANGES, { since: columns.revision }, { requestPolicy: "network-only" })
      .toPromise();
    const delta = asked.data?.objectiveChanges;
    if (!delta || asked.error) return null;
    const next = delta.reset ? null : applyDelta({ columns, rows, cycles }, delta);
    if (next === null) return "afresh";
    for (const { id, findingCount } of delta.upserted) if (rows.has(id)) findings.set(id, findingCount);
    for (const id of showing(columns, rows, delta)) news.add(id);
    columns = next;
    if (!delta.hasMore) return { columns, findings, news: [...news] };
  }
  return "afresh";
}

/** Those of the changed rows that look different now. */
function showing(columns: Columns, rows: ReadonlyMap<string, number>, { upserted }: Delta): string[] {
  const looksNew = (row: number, now: Changed) =>
    columns.titles[row] !== now.title ||
    columns.health[row] !== now.health ||
    columns.states[row] !== now.state ||
    (columns.progress[row] ?? null) !== (now.progress ?? null);
  return upserted.flatMap((now) => {
    const row = rows.get(now.id);
    return row !== undefined && looksNew(row, now) ? [now.id] : [];
  });
}

type InCycles = { readonly id: string; readonly parentId?: string | null };

/** A cycle with those inside it. */
export function withInner(cycles: readonly InCycles[], id: string | null): ReadonlySet<string> {
  const inside = new Set(id === null ? [] : [id]);
  for (const cycle of inside) for (const each of cycles) if (each.parentId === cycle) inside.add(each.id);
  return inside;
}
