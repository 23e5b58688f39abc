import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { CycleSelect, useChosenCycle } from "../features/cycles/CycleSelect";
import { Board } from "../features/initiatives/Board";
import { OwnerPicker } from "../features/objectives/OwnerPicker";
import { graphql } from "../graphql/generated";
import { EmptyState } from "../ui/EmptyState";
import { Chooser, Page, Soft } from "../ui/Page";
import { Answer } from "./answer";

const route = getRouteApi("/shell/initiatives");

const QUERY = graphql(`
  query InitiativesPage($of: ID!, $chosen: Boolean!, $cycle: ID) {
    viewer { person { id name initiatives(cycleId: $cycle, first: 100) { totalCount nodes { id ...BoardCard_initiative } } } }
    node(id: $of) @include(if: $chosen) {
      __typename
      id
      ... on Owner { name initiatives(cycleId: $cycle, first: 100) { totalCount nodes { id ...BoardCard_initiative } } }
      ... on Objective { title work: initiatives(first: 100) { totalCount nodes { id ...BoardCard_initiative } } }
    }
  }
`);

/** The work of a person, a team, the company or an objective as a board; one's own unless another is chosen. */
export function InitiativesPage() {
  const { of, cycle } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = useChosenCycle(cycle);
  const variables = { of: of ?? "", chosen: of !== undefined, cycle: chosen ?? null };
  const [query, again] = useQuery({ query: QUERY, variables, pause: chosen === undefined });
  const node = query.data ? (of ? query.data.node : query.data.viewer.person) : null;
  const objective = node && "work" in node ? node : null;
  const owner = node && "initiatives" in node ? { id: node.id, name: node.name } : null;
  const shown = node && "work" in node ? node.work : node && "initiatives" in node ? node.initiatives : null;
  return (
    <Page
      title={
        objective ? t`Initiatives for “${objective.title}”` : owner ? t`Initiatives of ${owner.name}` : t`Initiatives`
      }
      above={t`What is done. It never counts as progress.`}
      tools={
        objective ? (
          <Link to="/objectives/$objectiveId" params={{ objectiveId: objective.id }}>
            <Trans>Back to the objective</Trans>
          </Link>
        ) : (
          <CycleSelect value={cycle} onChange={(id) => void navigate({ search: { of, cycle: id } })} />
        )
      }
    >
      {objective ? null : (
        <Chooser>
          <OwnerPicker
            label={t`Whose initiatives`}
            chosen={owner}
            onChoose={(next) => void navigate({ search: { of: next?.id, cycle } })}
          />
        </Chooser>
      )}
      <Answer query={query} onRetry={again}>
        {() =>
          shown && shown.nodes.length > 0 ? (
            <>
              <Board initiatives={shown.nodes} />
              {shown.totalCount > shown.nodes.length ? (
                <Soft>
                  <Trans>
                    and <Plural value={shown.totalCount - shown.nodes.length} one="# more" other="# more" />
                  </Trans>
                </Soft>
              ) : null}
            </>
          ) : (
            <EmptyState title={t`No work is planned yet`}>
              <Trans>Initiatives are added on the page of an objective, for one of its key results.</Trans>
            </EmptyState>
          )
        }
      </Answer>
    </Page>
  );
}
