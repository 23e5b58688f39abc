import { Link, useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useCallback } from "react";
import { useQuery } from "urql";
import { AlignmentChart } from "../features/alignment/AlignmentChart";
import type { Address } from "../features/alignment/address";
import { PastBar } from "../features/alignment/PastBar";
import { ALIGNMENT_COLUMNS, ALIGNMENT_FINDINGS, ALIGNMENT_FRAME } from "../features/alignment/documents";
import type { How } from "../features/alignment/useAddress";
import { errorText } from "../graphql/client";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorState } from "../ui/ErrorState";
import { Skeleton } from "../ui/Skeleton";
import styles from "./alignment.module.css";

const Differences = lazy(async () => ({
  default: (await import("../features/alignment/Differences")).Differences,
}));

const HERE = "/alignment";

/** The instant that an address names; null for now, and for what is none or has not come. */
function instantOf(text: string | undefined): Date | null {
  const at = new Date(text ?? "");
  return Number.isNaN(at.getTime()) || at.getTime() > Date.now() ? null : at;
}

function useTree(cycle: string | undefined, at: Date | null) {
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
  const columns = tree.data?.objectiveTreeColumns;
  const marks = at === null ? findings.data?.objectiveTreeColumns : undefined;
  return { frame: frame.data, columns, marks, error: frame.error ?? tree.error, again };
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

function NothingThen() {
  return <EmptyState title="Nothing by then">No objective of this cycle had been recorded at that moment.</EmptyState>;
}

/** The alignment of the whole company: the tree and its outline. */
export function AlignmentPage() {
  const search: Address = useSearch({ from: "/shell/alignment" });
  const at = instantOf(search.asOf);
  const router = useRouter();
  const navigate = useNavigate({ from: HERE });
  const { frame, columns, marks, error, again } = useTree(search.cycle, at);
  const onSearch = useCallback(
    (next: Address, how: How) => {
      // Who is on the way to another page is not called back.
      if (router.latestLocation.pathname !== HERE) return;
      void navigate({
        search: { ...next, health: next.health && [...next.health] },
        replace: how === "replace",
        resetScroll: false,
      });
    },
    [navigate, router],
  );
  if (columns === undefined || frame === undefined) {
    return error ? (
      <ErrorState message={errorText(error)} onRetry={again} />
    ) : (
      <Skeleton lines={8} label="Loading the tree" />
    );
  }
  const since = instantOf(search.since);
  const compare = (instant: string | undefined) =>
    void navigate({ search: (now) => ({ ...now, since: instant }), resetScroll: false });
  const cycles = frame.cycles.nodes;
  const cycleId = search.cycle ?? frame.cycle?.id ?? null;
  const from = cycles.find(({ id }) => id === cycleId)?.startsOn;
  return (
    <div className={styles.page}>
      {from !== undefined && (
        <PastBar
          at={at}
          from={from}
          onCompare={(since) => compare(since)}
          onChange={(asOf) => void navigate({ search: (now) => ({ ...now, asOf }), replace: true, resetScroll: false })}
        />
      )}
      {since && frame.company ? (
        <Suspense>
          <Differences
            companyId={frame.company.id}
            cycleId={cycleId}
            since={since}
            onSince={(instant) => compare(instant)}
            onClose={() => compare(undefined)}
          />
        </Suspense>
      ) : null}
      <AlignmentChart
        columns={columns}
        findings={marks}
        cycles={cycles}
        cycleId={cycleId}
        search={at === null ? search : { ...search, panel: undefined }}
        onSearch={onSearch}
        nothing={at === null ? <Nothing cycle={search.cycle} /> : <NothingThen />}
      />
    </div>
  );
}
