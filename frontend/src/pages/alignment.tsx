import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { useQuery } from "urql";
import { AlignmentChart } from "../features/alignment/AlignmentChart";
import type { Address } from "../features/alignment/address";
import { ALIGNMENT_COLUMNS, ALIGNMENT_FRAME } from "../features/alignment/documents";
import type { How } from "../features/alignment/useAddress";
import { errorText } from "../graphql/client";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorState } from "../ui/ErrorState";
import { Skeleton } from "../ui/Skeleton";
import styles from "./alignment.module.css";

function useTree(cycle: string | undefined) {
  const [frame, frameAgain] = useQuery({ query: ALIGNMENT_FRAME });
  const companyId = frame.data?.company?.id;
  const [tree, treeAgain] = useQuery({
    query: ALIGNMENT_COLUMNS,
    variables: { companyId: companyId ?? "", cycleId: cycle ?? null },
    pause: companyId === undefined,
  });
  const again = () => {
    frameAgain({ requestPolicy: "network-only" });
    treeAgain({ requestPolicy: "network-only" });
  };
  return { frame: frame.data, columns: tree.data?.objectiveTreeColumns, error: frame.error ?? tree.error, again };
}

function Nothing({ cycle }: { cycle: string | undefined }) {
  return (
    <EmptyState
      title="No objectives in this cycle yet"
      action={
        <Link className={buttonClass("primary")} to="/objectives/new" search={{ cycle }}>
          Write the first objective
        </Link>
      }
    >
      Objectives appear here as a tree, from the company through teams to people.
    </EmptyState>
  );
}

/** The alignment of the whole company: the tree and its outline. */
export function AlignmentPage() {
  const search: Address = useSearch({ from: "/shell/alignment" });
  const navigate = useNavigate({ from: "/alignment" });
  const { frame, columns, error, again } = useTree(search.cycle);
  const onSearch = useCallback(
    (next: Address, how: How) =>
      void navigate({
        search: { ...next, health: next.health && [...next.health] },
        replace: how === "replace",
        resetScroll: false,
      }),
    [navigate],
  );
  if (columns === undefined || frame === undefined) {
    return error ? (
      <ErrorState message={errorText(error)} onRetry={again} />
    ) : (
      <Skeleton lines={8} label="Loading the tree" />
    );
  }
  const cycles = frame.cycles.nodes;
  return (
    <div className={styles.page}>
      <AlignmentChart
        columns={columns}
        cycles={cycles}
        cycleId={search.cycle ?? frame.cycle?.id ?? null}
        search={search}
        onSearch={onSearch}
        nothing={<Nothing cycle={search.cycle} />}
      />
    </div>
  );
}
