import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { CycleSelect, useChosenCycle } from "../features/cycles/CycleSelect";
import { OwnerFindings } from "../features/insights/OwnerFindings";
import { MoreObjectives } from "../features/objectives/MoreObjectives";
import { ObjectiveRow } from "../features/objectives/ObjectiveRow";
import { HandoverPanel } from "../features/people/HandoverPanel";
import { graphql } from "../graphql/generated";
import { Named } from "../ui/Avatar";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Figure, Figures, Page, Rows, Section, Stack } from "../ui/Page";
import { Answer } from "./answer";
import { NotFoundPage } from "./problem";

const route = getRouteApi("/shell/people/$personId");

const QUERY = graphql(`
  query PersonPage($id: ID!, $cycle: ID) {
    person(id: $id) {
      id
      name
      title
      email
      active
      timeZone
      manager { id name }
      memberships { id lead home unit { __typename id name } }
      objectives(cycleId: $cycle, first: 30) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id ...ObjectiveRow_objective }
      }
    }
  }
`);

export function PersonPage() {
  const { personId } = route.useParams();
  const { cycle } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = useChosenCycle(cycle);
  const [query, again] = useQuery({
    query: QUERY,
    variables: { id: personId, cycle: chosen ?? null },
    pause: chosen === undefined,
  });
  return (
    <Answer query={query} onRetry={again}>
      {({ person }) =>
        person ? (
          <Page
            title={person.name}
            above={person.title ?? t`Person`}
            tools={
              <>
                <CycleSelect value={cycle} onChange={(id) => void navigate({ search: { cycle: id } })} />
                <Link to="/thanks" search={{ of: person.id }} className={buttonClass()}>
                  <Trans>Thanks</Trans>
                </Link>
                <Link to="/initiatives" search={{ of: person.id, cycle }} className={buttonClass()}>
                  <Trans>Initiatives</Trans>
                </Link>
                <Link to="/insights" search={{ person: person.id, cycle }} className={buttonClass()}>
                  <Trans>Insights</Trans>
                </Link>
              </>
            }
          >
            <Stack>
              <Figures>
                {person.memberships.map((each) => (
                  <Figure key={each.id} label={each.lead ? t`Leads` : each.home ? t`Home team` : t`Also in`}>
                    {each.unit.__typename === "Team" ? (
                      <Link to="/teams/$teamId" params={{ teamId: each.unit.id }}>
                        <Named name={each.unit.name} team />
                      </Link>
                    ) : (
                      <Named name={each.unit.name} team />
                    )}
                  </Figure>
                ))}
                {person.manager ? (
                  <Figure label={t`Manager`}>
                    <Link to="/people/$personId" params={{ personId: person.manager.id }}>
                      <Named name={person.manager.name} />
                    </Link>
                  </Figure>
                ) : null}
                {person.email ? <Figure label={t`E-mail`}>{person.email}</Figure> : null}
                <Figure label={t`Time zone`}>{person.timeZone}</Figure>
                {person.active ? null : (
                  <Figure label={t`Account`}>
                    <Trans>No longer here</Trans>
                  </Figure>
                )}
              </Figures>
              {person.active ? null : <HandoverPanel personId={person.id} />}
              <Section title={t`Objectives`}>
                {person.objectives.nodes.length > 0 ? (
                  <Stack>
                    <Rows>
                      {person.objectives.nodes.map((each) => (
                        <ObjectiveRow key={each.id} objective={each} open ownerShown={false} />
                      ))}
                    </Rows>
                    <MoreObjectives
                      key={`${person.id} ${chosen}`}
                      ownerId={person.id}
                      cycle={chosen ?? null}
                      before={person.objectives.nodes.length}
                      total={person.objectives.totalCount}
                      page={person.objectives.pageInfo}
                    />
                  </Stack>
                ) : (
                  <EmptyState title={t`No objective in this cycle`} />
                )}
              </Section>
              {chosen ? <OwnerFindings ownerId={person.id} cycleId={chosen} /> : null}
            </Stack>
          </Page>
        ) : (
          <NotFoundPage />
        )
      }
    </Answer>
  );
}
