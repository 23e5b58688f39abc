import { t } from "@lingui/core/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { errorText } from "../../graphql/client";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { Stack } from "../../ui/Page";
import { Skeleton } from "../../ui/Skeleton";
import { DashboardDialog } from "./DashboardDialog";
import { Picture } from "./Picture";
import { USUAL } from "./tables";

const QUERY = graphql(`
  query InsightsBoard($owner: ID!, $cycle: ID!) {
    insights(ownerId: $owner, cycleId: $cycle) {
      cycle { id name startsOn endsOn }
      weeks { on progress expected objectives health { health count } }
      checkInDays { on keyResults }
      reporting { keyResults upToDate outdated rate }
      blockers { open resolved medianDays lowDays highDays }
      coverage { objectives aligned share }
      silos { ... on Company { id name } ... on Team { id name } }
      outlook { looked misses { id title unit targetValue objective { id title } forecast { value } } }
      cycles { cycle { id name } objectives progress health { health count } }
    }
    unit: node(id: $owner) {
      id
      ... on Unit {
        name
        viewerCanEditDashboard
        dashboard { id title pictures version }
        teams(first: 100) {
          nodes { id name stats(cycleId: $cycle) { objectives unaligned progress checkInRate health { health count } } }
        }
      }
    }
  }
`);

/** The pictures of an owner in a cycle: those of the saved dashboard, else the usual ones. */
export function InsightsBoard({ owner, cycle }: { owner: string; cycle: string }) {
  const [{ data, error }, again] = useQuery({ query: QUERY, variables: { owner, cycle } });
  const [choosing, setChoosing] = useState(false);
  if (!data)
    return error ? (
      <ErrorState message={errorText(error)} onRetry={() => again({ requestPolicy: "network-only" })} />
    ) : (
      <Skeleton lines={8} />
    );
  const { insights, unit } = data;
  if (!insights) return <EmptyState title={t`There is nothing of that name`} />;
  const isUnit = unit !== null && unit !== undefined && "viewerCanEditDashboard" in unit;
  const dashboard = isUnit ? (unit.dashboard ?? null) : null;
  const shown = (dashboard?.pictures ?? USUAL).filter((kind) => isUnit || kind !== "TEAMS");
  return (
    <Stack>
      {dashboard ? <h2 dir="auto">{dashboard.title}</h2> : null}
      {isUnit && unit.viewerCanEditDashboard ? (
        <div>
          <Button onPress={() => setChoosing(true)}>
            {dashboard ? t`Change the dashboard…` : t`Save a dashboard…`}
          </Button>
        </div>
      ) : null}
      {shown.map((kind) => (
        <Picture key={kind} kind={kind} board={data} insights={insights} />
      ))}
      {choosing && isUnit ? (
        <DashboardDialog
          unit={unit}
          dashboard={dashboard}
          onClose={() => setChoosing(false)}
          onSaved={() => again({ requestPolicy: "network-only" })}
        />
      ) : null}
    </Stack>
  );
}
