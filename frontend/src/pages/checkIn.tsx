import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { useQuery } from "urql";
import type { Reached } from "../features/checkins/useCheckIns";
import { CheckInList } from "../features/checkins/CheckInList";
import { CHECK_IN_PAGE } from "../features/checkins/dueDocument";
import { useStanding } from "../features/checkins/standing";
import { WaitingList } from "../features/checkins/WaitingList";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Page } from "../ui/Page";
import { Answer } from "./answer";

const ThankPrompts = lazy(async () => ({
  default: (await import("../features/conversations/ThankPrompts")).ThankPrompts,
}));
const route = getRouteApi("/shell/check-in");

/** Everything that is due for the viewer, and a key result that was asked for by its address. */
export function CheckInPage() {
  const { keyResult: asked } = route.useSearch();
  const [whole, again] = useQuery({ query: CHECK_IN_PAGE, variables: { keyResult: asked ?? "", one: Boolean(asked) } });
  // Without a connection, what is due is known from the last visit, and most often what a link asks for is among it.
  const isCut = Boolean(asked && whole.error?.networkError) && !whole.data;
  const [due] = useQuery({ query: CHECK_IN_PAGE, variables: { keyResult: "", one: false }, pause: !isCut });
  const query = isCut && due.data ? due : whole;
  const asking = useMemo(() => {
    const due = (query.data?.viewer.checkInsDue ?? []).map((each) => ({
      keyResult: each.keyResult,
      id: each.keyResult.id,
      daysOverdue: each.daysOverdue,
    }));
    const one = query.data?.keyResult;
    const extra =
      one?.viewerCanCheckIn && !due.some((each) => each.id === one.id)
        ? [{ keyResult: one, id: one.id, daysOverdue: null }]
        : [];
    return [...extra, ...due];
  }, [query.data]);
  const rows = useStanding(asking).toSorted((a, b) => Number(b.id === asked) - Number(a.id === asked));
  const [reached, setReached] = useState<readonly Reached[]>([]);
  const about =
    rows.length > 0
      ? t`${plural(rows.length, { one: "# key result", other: "# key results" })}, about ${rows.length < 7 ? t`a minute` : t`${Math.ceil(rows.length / 6)} minutes`}`
      : undefined;
  return (
    <Page title={t`Check in`} above={about}>
      <WaitingList />
      <Suspense fallback={null}>
        {reached.length > 0 ? (
          <ThankPrompts
            topics={reached.map((each) => ({ id: each.checkInId, title: each.title }))}
            onDone={(id) => setReached(reached.filter((each) => each.checkInId !== id))}
          />
        ) : null}
      </Suspense>
      <Answer query={query} onRetry={again}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              title={t`Nothing is due`}
              action={
                <Link to="/my-okrs" className={buttonClass("primary")}>
                  <Trans>See my OKRs</Trans>
                </Link>
              }
            >
              <Trans>You are up to date. When a check-in is due, it stands here.</Trans>
            </EmptyState>
          ) : (
            <CheckInList rows={rows} onReached={(more) => setReached([...reached, ...more])} />
          )
        }
      </Answer>
    </Page>
  );
}
