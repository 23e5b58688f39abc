import type { Health } from "../../ui/HealthMark";

/** Every health, calm to grave. Positions in this list are what the byte columns and counts hold. */
export const HEALTH_ORDER = [
  "ON_TRACK",
  "AT_RISK",
  "OFF_TRACK",
  "OUTDATED",
  "PENDING",
  "DONE",
  "CLOSED",
] as const satisfies readonly Health[];
export type { Health };

export type Named = { readonly id: string; readonly name: string };
export type Owner = Named & { readonly __typename?: string };
/** A unit with its way down from the company, itself included or not. */
export type Unit = Named & { readonly path: readonly Named[] };

/** The answer of `objectiveTreeColumns`: one entry per objective in each list, all in the same preorder. */
export type Columns = {
  readonly count: number;
  readonly revision: string;
  readonly ids: readonly string[];
  /** Position of the row that this one stands under. */
  readonly parents: readonly (number | null)[];
  readonly titles: readonly string[];
  /** Shares 0..1; null where there is no number. */
  readonly progress: readonly (number | null)[];
  readonly expected: readonly (number | null)[];
  readonly confidence: readonly (number | null)[];
  readonly health: readonly Health[];
  readonly kinds: readonly string[];
  readonly levels: readonly string[];
  readonly states: readonly string[];
  readonly keyResultCounts: readonly number[];
  readonly belowCounts: readonly number[];
  readonly ownerPositions: readonly (number | null)[];
  readonly owners: readonly Owner[];
  readonly unitPositions: readonly (number | null)[];
  readonly units: readonly Unit[];
  /** Further targets beside the primary one. */
  readonly extraTargets: readonly number[];
  readonly versions: readonly number[];
};

/** The owner of a row, or null where it has none or one may not see it. */
export function ownerOf(columns: Columns, row: number): Owner | null {
  const at = columns.ownerPositions[row];
  return at == null ? null : (columns.owners[at] ?? null);
}

/** The unit that a row belongs to, or null. */
export function unitOf(columns: Columns, row: number): Unit | null {
  const at = columns.unitPositions[row];
  return at == null ? null : (columns.units[at] ?? null);
}

/** Id → row. */
export function rowsById(columns: Columns): ReadonlyMap<string, number> {
  return new Map(columns.ids.map((id, row) => [id, row]));
}
