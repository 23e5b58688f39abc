import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { useQuery } from "urql";
import type { Reached } from "../features/checkins/useCheckIns";
import { CheckInList } from "../features/checkins/CheckInList";
import { WaitingList } from "../features/checkins/WaitingList";
import { graphql } from "../graphql/generated";
import { counted } from "../lib/numbers";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Page } from "../ui/Page";
import { Answer } from "./answer";

const ThankPrompts = lazy(async () => ({
  default: (await import("../features/conversations/ThankPrompts")).ThankPrompts,
}));
const route = getRouteApi("/shell/check-in");

const QUERY = graphql(`
  query CheckInPage($keyResult: ID!, $one: Boolean!) {
    viewer { checkInsDue { dueAt daysOverdue keyResult { id ...CheckInList_keyResult } } }
    keyResult(id: $keyResult) @include(if: $one) { id viewerCanCheckIn ...CheckInList_keyResult }
  }
`);

/** Everything that is due for the viewer, and a key result that was asked for by its address. */
export function CheckInPage() {
  const { keyResult: asked } = route.useSearch();
  const [query, again] = useQuery({ query: QUERY, variables: { keyResult: asked ?? "", one: Boolean(asked) } });
  const rows = useMemo(() => {
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
    return [...extra, ...due].toSorted((a, b) => Number(b.id === asked) - Number(a.id === asked));
  }, [query.data, asked]);
  const [reached, setReached] = useState<readonly Reached[]>([]);
  const about =
    rows.length > 0
      ? `${counted(rows.length, "key result")}, about ${rows.length < 7 ? "a minute" : `${Math.ceil(rows.length / 6)} minutes`}`
      : undefined;
  return (
    <Page title="Check in" above={about}>
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
              title="Nothing is due"
              action={
                <Link to="/my-okrs" className={buttonClass("primary")}>
                  See my OKRs
                </Link>
              }
            >
              You are up to date. When a check-in is due, it stands here.
            </EmptyState>
          ) : (
            <CheckInList rows={rows} onReached={(more) => setReached([...reached, ...more])} />
          )
        }
      </Answer>
    </Page>
  );
}
