import { t } from "@lingui/core/macro";
import { getRouteApi } from "@tanstack/react-router";
import { useQuery } from "urql";
import { CycleSelect, useChosenCycle } from "../features/cycles/CycleSelect";
import { InsightsBoard } from "../features/insights/InsightsBoard";
import { UnitPicker } from "../features/people/UnitPicker";
import { graphql } from "../graphql/generated";
import { EmptyState } from "../ui/EmptyState";
import { Page, Stack } from "../ui/Page";
import { Answer } from "./answer";

const route = getRouteApi("/shell/insights");

const QUERY = graphql(`
  query InsightsPage($node: ID!, $named: Boolean!) {
    company { id name }
    owner: node(id: $node) @include(if: $named) {
      id
      ... on Company { name }
      ... on Team { name }
      ... on Person { name }
    }
  }
`);

/** How the goals of the company, a team or a person go in a cycle. */
export function InsightsPage() {
  const { cycle, team, person } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = useChosenCycle(cycle);
  const named = person ?? team;
  const [query, again] = useQuery({ query: QUERY, variables: { node: named ?? "", named: named !== undefined } });
  const found = named === undefined ? query.data?.company : query.data?.owner;
  const owner = found && "name" in found ? { id: found.id, name: found.name } : null;
  return (
    <Page
      title={owner ? t`Insights of ${owner.name}` : t`Insights`}
      tools={
        <CycleSelect value={cycle} onChange={(id) => void navigate({ search: (now) => ({ ...now, cycle: id }) })} />
      }
    >
      <Stack>
        <UnitPicker
          label={t`Whose goals`}
          chosen={person ? null : owner}
          onChoose={(next) => void navigate({ search: { cycle, team: next?.id } })}
        />
        {chosen === null ? (
          <EmptyState title={t`No cycle is running`} />
        ) : (
          <Answer query={query} onRetry={again}>
            {() =>
              owner && chosen ? (
                <InsightsBoard key={`${owner.id} ${chosen}`} owner={owner.id} cycle={chosen} />
              ) : (
                <EmptyState title={owner ? t`Which cycle?` : t`There is nobody of that name`} />
              )
            }
          </Answer>
        )}
      </Stack>
    </Page>
  );
}
