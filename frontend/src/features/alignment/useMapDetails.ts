import type { ResultOf } from "@graphql-typed-document-node/core";
import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { useRested } from "../../ui/useRested";
import type { Alignment } from "./alignment";
import type { MapPicture } from "./drawMap";

const MEASURES = graphql(`
  query MapMeasures($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ... on Objective { keyResults(first: 5) { totalCount nodes { id title health progress } } }
    }
  }
`);

const CROSSING = graphql(`
  query MapCrossing($id: ID!) {
    objective(id: $id) {
      id
      alignments { id kind primary to { __typename id ... on KeyResult { objectiveId } } }
      alignedFrom(first: 50) { nodes { id kind primary from { __typename id ... on KeyResult { objectiveId } } } }
    }
  }
`);

type Node = NonNullable<NonNullable<ResultOf<typeof MEASURES>["nodes"]>[number]>;
export type Measures = Extract<Node, { keyResults: unknown }>["keyResults"];

const REST_MS = 200;
const NONE: MapPicture["crossing"] = [];

/** The key results of the cards that are near, by the objective's id, once the view rests. */
export function useMeasures(alignment: Alignment, rows: readonly number[]): ReadonlyMap<string, Measures> {
  const ids = rows.flatMap((row) => alignment.columns.ids[row] ?? []).toSorted();
  const asked = useRested(ids.join(" "), REST_MS);
  const [{ data }] = useQuery({
    query: MEASURES,
    variables: { ids: asked.split(" ") },
    pause: asked === "" || ids.length === 0,
  });
  const isNear = ids.length > 0;
  return useMemo(() => {
    const found = new Map<string, Measures>();
    for (const node of isNear ? (data?.nodes ?? []) : []) {
      if (node && "keyResults" in node) found.set(node.id, node.keyResults);
    }
    return found;
  }, [data, isNear]);
}

type End = { __typename: string; id: string; objectiveId?: string };
const idOf = (end: End) => end.objectiveId ?? end.id;

/** The edges of the chosen row that its place on the map does not show: all but the primary ones. */
export function useCrossing(alignment: Alignment, at: number): MapPicture["crossing"] {
  const id = alignment.columns.ids[at];
  const [{ data }] = useQuery({ query: CROSSING, variables: { id: id ?? "" }, pause: id === undefined });
  return useMemo(() => {
    const objective = data?.objective;
    if (!objective || objective.id !== id) return NONE;
    const rowOf = (end: End) => alignment.rows.get(idOf(end)) ?? -1;
    const up = objective.alignments
      .filter((edge) => !edge.primary)
      .map((edge) => ({ from: at, to: rowOf(edge.to), counts: edge.kind === "CONTRIBUTES" }));
    const down = objective.alignedFrom.nodes
      .filter((edge) => !edge.primary)
      .map((edge) => ({ from: rowOf(edge.from), to: at, counts: edge.kind === "CONTRIBUTES" }));
    return [...up, ...down].filter(({ from, to }) => from !== -1 && to !== -1 && from !== to);
  }, [data, id, at, alignment]);
}
