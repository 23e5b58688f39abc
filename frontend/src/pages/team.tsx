import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { AnnouncementLink } from "../features/announcements/AnnouncementLink";
import { CycleSelect, useChosenCycle } from "../features/cycles/CycleSelect";
import { EmbedButton } from "../features/embeds/EmbedButton";
import { OwnerFindings } from "../features/insights/OwnerFindings";
import { ExplainUnitPanel } from "../features/objectives/ExplainUnitPanel";
import { MoreObjectives } from "../features/objectives/MoreObjectives";
import { ObjectiveRow } from "../features/objectives/ObjectiveRow";
import { LateReporters } from "../features/people/LateReporters";
import { LeaverList } from "../features/people/LeaverList";
import { MemberList } from "../features/people/MemberList";
import { TeamRow } from "../features/people/TeamRow";
import { graphql } from "../graphql/generated";
import type { TeamPageQuery, UnitNumber } from "../graphql/generated/graphql";
import { percent } from "../lib/numbers";
import { Named } from "../ui/Avatar";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { HealthCounts } from "../ui/HealthMark";
import { Figure, Figures, Page, Rows, Soft, Stack } from "../ui/Page";
import { WideBar } from "../ui/ProgressBar";
import { TabLinks } from "../ui/TabLinks";
import { WHY } from "../ui/Why";
import { Answer } from "./answer";
import { NotFoundPage } from "./problem";

const route = getRouteApi("/shell/teams/$teamId");

const QUERY = graphql(`
  query TeamPage($id: ID!, $cycle: ID) {
    team(id: $id) {
      id
      name
      archived
      mergedInto { id name }
      path { __typename id name }
      lead { id name }
      viewerCanEdit
      viewerCanEmbed
      stats(cycleId: $cycle) { objectives keyResults progress unaligned checkInRate health { health count } }
      objectives(cycleId: $cycle, first: 25) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id ...ObjectiveRow_objective }
      }
      members { totalCount }
      teams(first: 100) { totalCount nodes { id ...TeamRow_team } }
    }
  }
`);

type Team = NonNullable<TeamPageQuery["team"]>;

export function TeamPage() {
  const { teamId } = route.useParams();
  const { cycle, tab, why } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = useChosenCycle(cycle);
  const [query, again] = useQuery({
    query: QUERY,
    variables: { id: teamId, cycle: chosen ?? null },
    pause: chosen === undefined,
  });
  const open = (next: "members" | "teams" | undefined) => () =>
    void navigate({ search: (before) => ({ ...before, tab: next }) });
  const showWhy = (number: UnitNumber | undefined) =>
    void navigate({ search: (before) => ({ ...before, why: number }), resetScroll: false });
  return (
    <Answer query={query} onRetry={again}>
      {({ team }) =>
        team ? (
          <Page
            title={team.name}
            above={<Path team={team} />}
            tools={
              <>
                <CycleSelect
                  value={cycle}
                  onChange={(id) => void navigate({ search: (before) => ({ ...before, cycle: id }) })}
                />
                <AnnouncementLink
                  unitId={team.id}
                  cycleId={chosen ?? undefined}
                  onMade={(announcementId) =>
                    void navigate({ to: "/announcements/$announcementId", params: { announcementId } })
                  }
                />
                <Link to="/meetings" search={{ unit: team.id }} className={buttonClass()}>
                  <Trans>Meetings</Trans>
                </Link>
                <Link to="/thanks" search={{ of: team.id }} className={buttonClass()}>
                  <Trans>Thanks</Trans>
                </Link>
                <Link to="/initiatives" search={{ of: team.id, cycle }} className={buttonClass()}>
                  <Trans>Initiatives</Trans>
                </Link>
                <Link to="/alignment" search={{ team: team.id, cycle }} className={buttonClass()}>
                  <Trans>Show in the tree</Trans>
                </Link>
                <Link to="/insights" search={{ team: team.id, cycle }} className={buttonClass()}>
                  <Trans>Insights</Trans>
                </Link>
                <Link to="/findings" search={{ unit: team.id, cycle }} className={buttonClass()}>
                  <Trans>Findings</Trans>
                </Link>
                <Link to="/reviews/$unitId" params={{ unitId: team.id }} search={{ cycle }} className={buttonClass()}>
                  <Trans>Review</Trans>
                </Link>
                {team.viewerCanEmbed ? <EmbedButton ofId={team.id} title={team.name} /> : null}
              </>
            }
          >
            <Merged team={team} />
            <Numbers team={team} cycle={cycle} />
            {why ? (
              <ExplainUnitPanel
                unitId={team.id}
                cycleId={chosen ?? undefined}
                of={why}
                onChange={showWhy}
                onClose={() => showWhy(undefined)}
              />
            ) : null}
            <TabLinks
              label={t`Parts of this team`}
              tabs={[
                { name: t`Objectives ${team.objectives.totalCount}`, isCurrent: !tab, onOpen: open(undefined) },
                { name: t`Members ${team.members.totalCount}`, isCurrent: tab === "members", onOpen: open("members") },
                { name: t`Teams ${team.teams.totalCount}`, isCurrent: tab === "teams", onOpen: open("teams") },
              ]}
            />
            {tab === "members" ? (
              <MemberList key={team.id} teamId={team.id} />
            ) : tab === "teams" ? (
              <Teams team={team} />
            ) : (
              <Stack>
                <Objectives team={team} cycle={cycle} chosen={chosen ?? null} />
                {chosen ? <OwnerFindings ownerId={team.id} cycleId={chosen} /> : null}
              </Stack>
            )}
            <LateReporters unitId={team.id} />
            <LeaverList unitId={team.id} />
          </Page>
        ) : (
          <NotFoundPage />
        )
      }
    </Answer>
  );
}

function Path({ team }: { team: Team }) {
  return (
    <>
      {team.path
        .filter((unit) => unit.id !== team.id)
        .map((unit) => (
          <span key={unit.id}>
            {unit.__typename === "Team" ? (
              <Link to="/teams/$teamId" params={{ teamId: unit.id }}>
                {unit.name}
              </Link>
            ) : (
              <Link to="/teams">{unit.name}</Link>
            )}{" "}
            ›{" "}
          </span>
        ))}
    </>
  );
}

function Merged({ team: { archived, mergedInto } }: { team: Team }) {
  if (!archived) return null;
  if (!mergedInto)
    return (
      <Soft>
        <Trans>This team is archived.</Trans>
      </Soft>
    );
  return (
    <p>
      <Trans>
        This team is part of{" "}
        <Link to="/teams/$teamId" params={{ teamId: mergedInto.id }}>
          {mergedInto.name}
        </Link>{" "}
        now, with its people, goals and meetings.
      </Trans>
    </p>
  );
}

function Numbers({ team, cycle }: { team: Team; cycle: string | undefined }) {
  const { stats, lead } = team;
  return (
    <Figures>
      <Figure label={t`Progress`}>
        <Link
          to="/teams/$teamId"
          params={{ teamId: team.id }}
          search={{ cycle, why: "PROGRESS" }}
          resetScroll={false}
          {...WHY}
        >
          <WideBar share={stats.progress} />
        </Link>
      </Figure>
      <Figure
        label={`${plural(stats.objectives, { one: "# objective", other: "# objectives" })}, ${plural(stats.keyResults, { one: "# key result", other: "# key results" })}`}
      >
        <HealthCounts counts={stats.health} />
      </Figure>
      <Figure label={t`Checked in on time`}>
        {typeof stats.checkInRate === "number" ? (
          <Link
            to="/teams/$teamId"
            params={{ teamId: team.id }}
            search={{ cycle, why: "CHECK_IN_RATE" }}
            resetScroll={false}
            {...WHY}
          >
            {percent(stats.checkInRate)}
          </Link>
        ) : (
          "–"
        )}
      </Figure>
      {stats.unaligned > 0 ? (
        <Figure label={t`Not aligned`}>{plural(stats.unaligned, { one: "# objective", other: "# objectives" })}</Figure>
      ) : null}
      {lead ? (
        <Figure label={t`Lead`}>
          <Link to="/people/$personId" params={{ personId: lead.id }}>
            <Named name={lead.name} />
          </Link>
        </Figure>
      ) : null}
    </Figures>
  );
}

function Objectives({ team, cycle, chosen }: { team: Team; cycle: string | undefined; chosen: string | null }) {
  if (team.objectives.nodes.length === 0) {
    return (
      <EmptyState
        title={t`No objective in this cycle`}
        action={
          team.viewerCanEdit ? (
            <Link to="/objectives/new" search={{ owner: team.id, cycle }} className={buttonClass("primary")}>
              <Trans>Write the first</Trans>
            </Link>
          ) : null
        }
      />
    );
  }
  return (
    <Stack>
      <Rows>
        {team.objectives.nodes.map((each) => (
          <ObjectiveRow key={each.id} objective={each} open ownerShown={false} />
        ))}
      </Rows>
      <MoreObjectives
        key={`${team.id} ${chosen}`}
        ownerId={team.id}
        cycle={chosen}
        before={team.objectives.nodes.length}
        total={team.objectives.totalCount}
        page={team.objectives.pageInfo}
      />
    </Stack>
  );
}

function Teams({ team }: { team: Team }) {
  if (team.teams.nodes.length === 0) return <EmptyState title={t`No team inside this one`} />;
  return (
    <Stack>
      <Rows>
        {team.teams.nodes.map((each) => (
          <TeamRow key={each.id} team={each} />
        ))}
      </Rows>
    </Stack>
  );
}
