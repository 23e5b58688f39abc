import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link, useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useState } from "react";
import { AlignmentChart } from "../features/alignment/AlignmentChart";
import type { Address } from "../features/alignment/address";
import { News, NewsLine } from "../features/alignment/News";
import { PastBar } from "../features/alignment/PastBar";
import type { Move } from "../features/alignment/useCarry";
import type { How } from "../features/alignment/useAddress";
import { instantOf, useTree } from "../features/alignment/useTree";
import { TitleField } from "../features/objectives/TitleField";
import { errorText } from "../graphql/client";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorState } from "../ui/ErrorState";
import { Skeleton } from "../ui/Skeleton";
import styles from "./alignment.module.css";

const Differences = lazy(async () => ({
  default: (await import("../features/alignment/Differences")).Differences,
}));

const WhoIsHere = lazy(() => import("../features/live/WhoIsHere"));
const RealignDialog = lazy(() => import("../features/objectives/RealignDialog"));

const HERE = "/alignment";

function Nothing({ cycle }: { cycle: string | undefined }) {
  return (
    <EmptyState
      title={t`No objectives in this cycle yet`}
      action={
        <Link className={buttonClass("primary")} to="/objectives/new" search={{ cycle }}>
          <Trans>Write the first objective</Trans>
        </Link>
      }
    >
      <Trans>Objectives appear here as a tree, from the company through teams to people.</Trans>
    </EmptyState>
  );
}

function NothingThen() {
  return (
    <EmptyState title={t`Nothing by then`}>
      <Trans>No objective of this cycle had been recorded at that moment.</Trans>
    </EmptyState>
  );
}

/** The alignment of the whole company: the tree and its outline. */
export function AlignmentPage() {
  const search: Address = useSearch({ from: "/shell/alignment" });
  const at = instantOf(search.asOf);
  const router = useRouter();
  const navigate = useNavigate({ from: HERE });
  const [move, setMove] = useState<Move | null>(null);
  const { frame, columns, marks, news, error, again } = useTree(search.cycle, at);
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
      <Skeleton lines={8} label={t`Loading the tree`} />
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
      <News value={news}>
        <AlignmentChart
          columns={columns}
          findings={marks}
          cycles={cycles}
          cycleId={cycleId}
          search={at === null ? search : { ...search, panel: undefined }}
          onSearch={onSearch}
          heading={(objective, className) => (
            <TitleField objective={objective} as="h2" className={className} onSaved={again} />
          )}
          onMove={at === null ? setMove : undefined}
          above={(buttons) => (
            <>
              {from === undefined ? null : (
                <PastBar
                  at={at}
                  from={from}
                  onCompare={compare}
                  onChange={(asOf) =>
                    void navigate({ search: (now) => ({ ...now, asOf }), replace: true, resetScroll: false })
                  }
                >
                  {at === null ? (
                    <Suspense fallback={null}>
                      <WhoIsHere />
                    </Suspense>
                  ) : null}
                  {buttons}
                </PastBar>
              )}
              {since && frame.company ? (
                <Suspense>
                  <Differences
                    companyId={frame.company.id}
                    cycleId={cycleId}
                    since={since}
                    onSince={compare}
                    onClose={() => compare(undefined)}
                  />
                </Suspense>
              ) : null}
              <NewsLine columns={columns} news={[...news]} />
            </>
          )}
          nothing={at === null ? <Nothing cycle={search.cycle} /> : <NothingThen />}
        />
      </News>
      <Suspense>
        {move ? (
          <RealignDialog objectiveId={move.objectiveId} target={move.target} onClose={() => setMove(null)} />
        ) : null}
      </Suspense>
    </div>
  );
}
