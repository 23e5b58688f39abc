import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
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
      title={t`Coaching`}
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
    <Section title={t`Sessions`}>
      {sessions.nodes.length > 0 ? (
        <Rows label={t`Sessions`}>
          {sessions.nodes.map((each) => (
            <SessionRow key={each.id} session={each} named={named} />
          ))}
        </Rows>
      ) : (
        <EmptyState title={t`No session yet`}>
          <Trans>Coaches offer sessions to teams and people; they stand here.</Trans>
        </EmptyState>
      )}
      {sessions.totalCount > sessions.nodes.length ? (
        <Soft>
          <Trans>The latest fifty.</Trans>
        </Soft>
      ) : null}
    </Section>
  );
}

function Needs({ data }: { data: Coaching }) {
  return (
    <Section title={t`Who needs help`}>
      {data.helpNeeded.length > 0 ? (
        <>
          <Soft>
            <Trans>
              3 points for each key result that is outdated or was never reported, 2 for each of low confidence, 1 for
              each finding.
            </Trans>
          </Soft>
          <NeedList needs={data.helpNeeded} canCoach={data.viewer.canCoach} named={named} />
        </>
      ) : (
        <EmptyState title={t`Nobody needs help in this cycle`} />
      )}
    </Section>
  );
}
