import { useEffect, useMemo } from "react";
import { useQuery } from "urql";
import { know } from "../../lib/known";
import { withLater } from "./alignment";
import { ALIGNMENT_COLUMNS, ALIGNMENT_FINDINGS, ALIGNMENT_FRAME } from "./documents";
import { withInner } from "./following";
import { useFollowed } from "./useFollowed";

/** The instant that an address names; null for now, and for what is none or has not come. */
export function instantOf(text: string | undefined): Date | null {
  const at = new Date(text ?? "");
  return Number.isNaN(at.getTime()) || at.getTime() > Date.now() ? null : at;
}

/** The tree of a cycle as it stands, or stood, with its marks, what stands around it, and which goals have just changed. */
export function useTree(cycle: string | undefined, at: Date | null) {
  const [frame, frameAgain] = useQuery({ query: ALIGNMENT_FRAME });
  const companyId = frame.data?.company?.id;
  const [tree, treeAgain] = useQuery({
    query: ALIGNMENT_COLUMNS,
    variables: { companyId: companyId ?? "", cycleId: cycle ?? null, asOf: at?.toISOString() ?? null },
    pause: companyId === undefined,
  });
  // Marks come after the tree and never hold it up; the past has none.
  const [findings] = useQuery({
    query: ALIGNMENT_FINDINGS,
    variables: { companyId: companyId ?? "", cycleId: cycle ?? null },
    pause: tree.data === undefined || at !== null,
  });
  const again = () => {
    frameAgain({ requestPolicy: "network-only" });
    treeAgain({ requestPolicy: "network-only" });
  };
  const { cycles, cycle: running } = frame.data ?? { cycles: null, cycle: null };
  const inside = useMemo(() => withInner(cycles?.nodes ?? [], cycle ?? running?.id ?? null), [cycles, cycle, running]);
  const followed = useFollowed(tree.data?.objectiveTreeColumns, inside, at !== null, () =>
    treeAgain({ requestPolicy: "network-only" }),
  );
  const { columns } = followed;
  // The palette finds at once what is here; the past is not what one looks for.
  useEffect(() => {
    if (columns && at === null) know(columns);
  }, [columns, at]);
  const read = at === null ? findings.data?.objectiveTreeColumns : undefined;
  const marks = useMemo(() => withLater(read, followed.findings), [read, followed.findings]);
  const news = useMemo(() => new Set(followed.news), [followed.news]);
  return { frame: frame.data, columns, marks, news, error: frame.error ?? tree.error, again };
}
