import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { AnnouncementLink } from "../features/announcements/AnnouncementLink";
import { LeaverList } from "../features/people/LeaverList";
import { useCurrentCycle } from "../features/cycles/CycleSelect";
import { OwnerFindings } from "../features/insights/OwnerFindings";
import { TeamRow } from "../features/people/TeamRow";
import { graphql } from "../graphql/generated";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Page, Row, Rows, Section, Soft, Stack } from "../ui/Page";
import { Answer } from "./answer";

const QUERY = graphql(`
  query TeamsPage {
    company {
      id
      name
      mission
      vision
      priorities { id name why }
      teams(first: 100) { totalCount nodes { id ...TeamRow_team teams(first: 100) { nodes { id ...TeamRow_team } } } }
    }
  }
`);

/** The company and its teams, two levels deep; deeper ones stand on their team's page. */
export function TeamsPage() {
  const navigate = useNavigate();
  const cycle = useCurrentCycle();
  const [query, again] = useQuery({ query: QUERY });
  return (
    <Answer query={query} onRetry={again}>
      {({ company }) =>
        company ? (
          <Page
            title={company.name}
            above={t`Company and teams`}
            tools={
              <>
                <AnnouncementLink
                  unitId={company.id}
                  cycleId={undefined}
                  onMade={(announcementId) =>
                    void navigate({ to: "/announcements/$announcementId", params: { announcementId } })
                  }
                />
                <Link to="/meetings" search={{ unit: company.id }} className={buttonClass()}>
                  <Trans>Meetings</Trans>
                </Link>
                <Link to="/findings" className={buttonClass()}>
                  <Trans>Findings</Trans>
                </Link>
                <Link to="/reviews/$unitId" params={{ unitId: company.id }} className={buttonClass()}>
                  <Trans>Review</Trans>
                </Link>
              </>
            }
          >
            <Stack>
              {company.mission ? <p>{company.mission}</p> : null}
              {cycle ? <OwnerFindings ownerId={company.id} cycleId={cycle.id} /> : null}
              {company.priorities.length > 0 ? (
                <Section title={t`Priorities`}>
                  <Rows>
                    {company.priorities.map((each) => (
                      <Row key={each.id}>
                        <strong>{each.name}</strong> <Soft>{each.why}</Soft>
                      </Row>
                    ))}
                  </Rows>
                </Section>
              ) : null}
              <LeaverList unitId={company.id} />
              <Section title={t`Teams`}>
                {company.teams.nodes.length > 0 ? (
                  <Rows>
                    {company.teams.nodes.flatMap((team) => [
                      <TeamRow key={team.id} team={team} />,
                      ...team.teams.nodes.map((inner) => <TeamRow key={inner.id} team={inner} inner />),
                    ])}
                  </Rows>
                ) : (
                  <EmptyState
                    title={t`No team yet`}
                    action={
                      <Link to="/settings" search={{ part: "teams" }} className={buttonClass("primary")}>
                        <Trans>Add a team</Trans>
                      </Link>
                    }
                  />
                )}
              </Section>
            </Stack>
          </Page>
        ) : (
          <Page title={t`Teams`}>
            <EmptyState
              title={t`There is no company yet`}
              action={
                <Link to="/settings" search={{ part: "company", first: true }} className={buttonClass("primary")}>
                  <Trans>Set it up</Trans>
                </Link>
              }
            />
          </Page>
        )
      }
    </Answer>
  );
}
