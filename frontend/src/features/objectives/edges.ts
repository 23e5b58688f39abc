interface Edge {
  toId: string;
  kind: string;
  weight: number;
  primary: boolean;
}

/** Edges that are no longer there as they were, the primary one last: whoever puts them back ends with it. */
export function lostEdges<E extends Edge>(before: readonly E[], now: readonly Edge[]): E[] {
  return before
    .filter((edge) => {
      const kept = now.find((each) => each.toId === edge.toId);
      return kept?.kind !== edge.kind || kept.weight !== edge.weight || kept.primary !== edge.primary;
    })
    .toSorted((a, b) => Number(a.primary) - Number(b.primary));
}
