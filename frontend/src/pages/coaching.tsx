import { getRouteApi } from "@tanstack/react-router";
import { useQuery } from "urql";
import { NeedList } from "../features/coaching/NeedList";
import { SessionRow } from "../features/coaching/SessionRow";
import { CycleSelect, useChosenCycle } from "../features/cycles/CycleSelect";
import { Guide } from "../features/guides/Guide";
import { graphql } from "../graphql/generated";
import type { CoachingPageQuery } from "../graphql/generated/graphql";
import { EmptyState } from "../ui/EmptyState";
import { Page, Rows, Section, Soft, Stack } from "../ui/Page";
import { Answer } from "./answer";
import { OwnerLink } from "./ownerLink";

const route = getRouteApi("/shell/coaching");

const QUERY = graphql(`
  query CoachingPage($cycle: ID) {
    viewer { canCoach leads { id } }
    helpNeeded(cycleId: $cycle, first: 50) { ...NeedList_need }
    coachingSessions(first: 50) { totalCount nodes { id ...SessionRow_session } }
  }
`);

type Coaching = CoachingPageQuery;
type Owned = { __typename: string; id: string; name: string };

const named = (owner: Owned) => <OwnerLink owner={owner} />;

/** Who needs help, as far as one may help them, and the sessions that are offered. */
export function CoachingPage() {
  const { cycle } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = useChosenCycle(cycle);
  const [query, again] = useQuery({
    query: QUERY,
    variables: { cycle: chosen ?? null },
    pause: chosen === undefined,
  });
  return (
    <Page
      title="Coaching"
      tools={<CycleSelect value={cycle} onChange={(id) => void navigate({ search: { cycle: id } })} />}
    >
      <Answer query={query} onRetry={again}>
        {(data) => (
          <Stack>
            {data.viewer.canCoach ? <Guide reader="coach" /> : null}
            {data.viewer.canCoach ? <Needs data={data} /> : null}
            <Sessions sessions={data.coachingSessions} />
            {!data.viewer.canCoach && data.viewer.leads.length > 0 ? <Needs data={data} /> : null}
          </Stack>
        )}
      </Answer>
    </Page>
  );
}

function Sessions({ sessions }: { sessions: Coaching["coachingSessions"] }) {
  return (
    <Section title="Sessions">
      {sessions.nodes.length > 0 ? (
        <Rows label="Sessions">
          {sessions.nodes.map((each) => (
            <SessionRow key={each.id} session={each} named={named} />
          ))}
        </Rows>
      ) : (
        <EmptyState title="No session yet">Coaches offer sessions to teams and people; they stand here.</EmptyState>
      )}
      {sessions.totalCount > sessions.nodes.length ? <Soft>The latest fifty.</Soft> : null}
    </Section>
  );
}

function Needs({ data }: { data: Coaching }) {
  return (
    <Section title="Who needs help">
      {data.helpNeeded.length > 0 ? (
        <>
          <Soft>
            3 points for each key result that is outdated or was never reported, 2 for each of low confidence, 1 for
            each finding.
          </Soft>
          <NeedList needs={data.helpNeeded} canCoach={data.viewer.canCoach} named={named} />
        </>
      ) : (
        <EmptyState title="Nobody needs help in this cycle" />
      )}
    </Section>
  );
}
