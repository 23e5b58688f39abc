import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { AnnouncementLink } from "../features/announcements/AnnouncementLink";
import { CycleSelect, useChosenCycle } from "../features/cycles/CycleSelect";
import { OwnerFindings } from "../features/insights/OwnerFindings";
import { ExplainUnitPanel } from "../features/objectives/ExplainUnitPanel";
import { ObjectiveRow } from "../features/objectives/ObjectiveRow";
import { LateReporters } from "../features/people/LateReporters";
import { LeaverList } from "../features/people/LeaverList";
import { TeamRow } from "../features/people/TeamRow";
import { graphql } from "../graphql/generated";
import type { TeamPageQuery, UnitNumber } from "../graphql/generated/graphql";
import { counted, percent } from "../lib/numbers";
import { Named } from "../ui/Avatar";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { HealthCounts } from "../ui/HealthMark";
import { Figure, Figures, Page, Row, Rows, Soft, Stack } from "../ui/Page";
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
      stats(cycleId: $cycle) { objectives keyResults progress unaligned checkInRate health { health count } }
      objectives(cycleId: $cycle, first: 100) { totalCount nodes { id ...ObjectiveRow_objective } }
      members(first: 100) { totalCount nodes { id name title } }
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
                  Meetings
                </Link>
                <Link to="/thanks" search={{ of: team.id }} className={buttonClass()}>
                  Thanks
                </Link>
                <Link to="/initiatives" search={{ of: team.id, cycle }} className={buttonClass()}>
                  Initiatives
                </Link>
                <Link to="/alignment" search={{ team: team.id, cycle }} className={buttonClass()}>
                  Show in the tree
                </Link>
                <Link to="/findings" search={{ unit: team.id, cycle }} className={buttonClass()}>
                  Findings
                </Link>
                <Link to="/reviews/$unitId" params={{ unitId: team.id }} search={{ cycle }} className={buttonClass()}>
                  Review
                </Link>
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
              label="Parts of this team"
              tabs={[
                { name: `Objectives ${team.objectives.totalCount}`, isCurrent: !tab, onOpen: open(undefined) },
                { name: `Members ${team.members.totalCount}`, isCurrent: tab === "members", onOpen: open("members") },
                { name: `Teams ${team.teams.totalCount}`, isCurrent: tab === "teams", onOpen: open("teams") },
              ]}
            />
            {tab === "members" ? (
              <Members team={team} />
            ) : tab === "teams" ? (
              <Teams team={team} />
            ) : (
              <Stack>
                <Objectives team={team} cycle={cycle} />
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
  if (!mergedInto) return <Soft>This team is archived.</Soft>;
  return (
    <p>
      This team is part of{" "}
      <Link to="/teams/$teamId" params={{ teamId: mergedInto.id }}>
        {mergedInto.name}
      </Link>{" "}
      now, with its people, goals and meetings.
    </p>
  );
}

function Numbers({ team, cycle }: { team: Team; cycle: string | undefined }) {
  const { stats, lead } = team;
  return (
    <Figures>
      <Figure label="Progress">
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
      <Figure label={`${counted(stats.objectives, "objective")}, ${counted(stats.keyResults, "key result")}`}>
        <HealthCounts counts={stats.health} />
      </Figure>
      <Figure label="Checked in on time">
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
      {stats.unaligned > 0 ? <Figure label="Not aligned">{counted(stats.unaligned, "objective")}</Figure> : null}
      {lead ? (
        <Figure label="Lead">
          <Link to="/people/$personId" params={{ personId: lead.id }}>
            <Named name={lead.name} />
          </Link>
        </Figure>
      ) : null}
    </Figures>
  );
}

function Objectives({ team, cycle }: { team: Team; cycle: string | undefined }) {
  if (team.objectives.nodes.length === 0) {
    return (
      <EmptyState
        title="No objective in this cycle"
        action={
          team.viewerCanEdit ? (
            <Link to="/objectives/new" search={{ owner: team.id, cycle }} className={buttonClass("primary")}>
              Write the first
            </Link>
          ) : null
        }
      />
    );
  }
  return (
    <Rows>
      {team.objectives.nodes.map((each) => (
        <ObjectiveRow key={each.id} objective={each} open ownerShown={false} />
      ))}
    </Rows>
  );
}

function Members({ team }: { team: Team }) {
  if (team.members.nodes.length === 0) return <EmptyState title="Nobody is in this team yet" />;
  return (
    <Rows>
      {team.members.nodes.map((each) => (
        <Row key={each.id}>
          <Link to="/people/$personId" params={{ personId: each.id }}>
            <Named name={each.name} />
          </Link>{" "}
          <Soft>{each.title}</Soft>
        </Row>
      ))}
    </Rows>
  );
}

function Teams({ team }: { team: Team }) {
  if (team.teams.nodes.length === 0) return <EmptyState title="No team inside this one" />;
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
