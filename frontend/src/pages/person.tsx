import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { CycleSelect, useChosenCycle } from "../features/cycles/CycleSelect";
import { OwnerFindings } from "../features/insights/OwnerFindings";
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
      objectives(cycleId: $cycle, first: 100) { totalCount nodes { id ...ObjectiveRow_objective } }
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
            above={person.title ?? "Person"}
            tools={
              <>
                <CycleSelect value={cycle} onChange={(id) => void navigate({ search: { cycle: id } })} />
                <Link to="/thanks" search={{ of: person.id }} className={buttonClass()}>
                  Thanks
                </Link>
                <Link to="/initiatives" search={{ of: person.id, cycle }} className={buttonClass()}>
                  Initiatives
                </Link>
              </>
            }
          >
            <Stack>
              <Figures>
                {person.memberships.map((each) => (
                  <Figure key={each.id} label={each.lead ? "Leads" : each.home ? "Home team" : "Also in"}>
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
                  <Figure label="Manager">
                    <Link to="/people/$personId" params={{ personId: person.manager.id }}>
                      <Named name={person.manager.name} />
                    </Link>
                  </Figure>
                ) : null}
                {person.email ? <Figure label="E-mail">{person.email}</Figure> : null}
                <Figure label="Time zone">{person.timeZone}</Figure>
                {person.active ? null : <Figure label="Account">No longer here</Figure>}
              </Figures>
              {person.active ? null : <HandoverPanel personId={person.id} />}
              <Section title="Objectives">
                {person.objectives.nodes.length > 0 ? (
                  <Rows>
                    {person.objectives.nodes.map((each) => (
                      <ObjectiveRow key={each.id} objective={each} open ownerShown={false} />
                    ))}
                  </Rows>
                ) : (
                  <EmptyState title="No objective in this cycle" />
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
