import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { CycleSelect, useChosenCycle } from "../features/cycles/CycleSelect";
import { FindingText } from "../features/insights/FindingText";
import { KindChips } from "../features/insights/KindChips";
import { kindNamed } from "../features/insights/words";
import { UnitPicker } from "../features/people/UnitPicker";
import { graphql } from "../graphql/generated";
import type { FindingsPageQuery } from "../graphql/generated/graphql";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Chooser, Page, Row, Rows, Soft, Stack } from "../ui/Page";
import { Answer } from "./answer";
import { OwnerLink } from "./ownerLink";

const route = getRouteApi("/shell/findings");

const QUERY = graphql(`
  query FindingsPage($cycle: ID!, $unit: ID, $node: ID!, $chosen: Boolean!, $kinds: [FindingKind!], $after: String) {
    unit: node(id: $node) @include(if: $chosen) {
      id
      ... on Company { name }
      ... on Team { name }
    }
    node(id: $cycle) {
      id
      ... on Cycle {
        findings(unitId: $unit, kinds: $kinds, first: 50, after: $after) {
          totalCount
          kinds { kind count }
          pageInfo { hasNextPage endCursor }
          edges {
            cursor
            node {
              kind message values { name number text }
              objective { id title owner { __typename id name } }
              owner { __typename id name }
              keyResult { id title }
              other { id title }
            }
          }
        }
      }
    }
  }
`);

type Found = Extract<NonNullable<FindingsPageQuery["node"]>, { findings: unknown }>["findings"];

/** All that is found in a cycle, or in it of one unit and what is below: by kind, each with the way to it. */
export function FindingsPage() {
  const { cycle, unit, kind: named, after } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = useChosenCycle(cycle);
  const kind = kindNamed(named);
  const [query, again] = useQuery({
    query: QUERY,
    variables: {
      cycle: chosen ?? "",
      unit: unit ?? null,
      node: unit ?? "",
      chosen: unit !== undefined,
      kinds: kind ? [kind] : null,
      after: after ?? null,
    },
    pause: !chosen,
  });
  const of = query.data?.unit;
  const choice = of && "name" in of ? { id: of.id, name: of.name } : null;
  return (
    <Page
      title={choice ? t`Findings of ${choice.name}` : t`Findings`}
      tools={<CycleSelect value={cycle} onChange={(id) => void navigate({ search: { unit, kind, cycle: id } })} />}
    >
      <Stack>
        <Chooser>
          <UnitPicker
            label={t`Whose findings`}
            chosen={choice}
            onChoose={(next) => void navigate({ search: { cycle, kind, unit: next?.id } })}
          />
        </Chooser>
        {chosen === null ? (
          <EmptyState title={t`No cycle is running`} />
        ) : (
          <Answer query={query} onRetry={again}>
            {({ node }) =>
              node && "findings" in node ? (
                <Stack>
                  <KindChips
                    kinds={node.findings.kinds}
                    chosen={kind}
                    onChoose={(next) => void navigate({ search: { cycle, unit, kind: next } })}
                  />
                  <List
                    found={node.findings}
                    onNext={(cursor) => void navigate({ search: (now) => ({ ...now, after: cursor }) })}
                  />
                </Stack>
              ) : (
                <EmptyState title={t`There is no such cycle`} />
              )
            }
          </Answer>
        )}
      </Stack>
    </Page>
  );
}

function List({ found, onNext }: { found: Found; onNext: (cursor: string) => void }) {
  if (found.totalCount === 0) {
    return (
      <EmptyState title={t`Nothing found`}>
        <Trans>The checks have nothing to say about what you see here.</Trans>
      </EmptyState>
    );
  }
  const end = found.pageInfo.endCursor;
  return (
    <>
      <Soft>{plural(found.totalCount, { one: "# finding", other: "# findings" })}</Soft>
      <Rows label={t`Findings`}>
        {found.edges.map(({ cursor, node }) => (
          <Row key={cursor}>
            {node.objective ? (
              <>
                <Link to="/objectives/$objectiveId" params={{ objectiveId: node.objective.id }} dir="auto">
                  {node.objective.title}
                </Link>{" "}
                <Soft>{node.objective.owner?.name ?? t`No owner`}</Soft>
              </>
            ) : node.owner ? (
              <OwnerLink owner={node.owner} />
            ) : null}
            <br />
            <FindingText finding={node} />
          </Row>
        ))}
      </Rows>
      {found.pageInfo.hasNextPage && end ? (
        <div>
          <Button onPress={() => onNext(end)}>
            <Trans>Show the next</Trans>
          </Button>
        </div>
      ) : null}
    </>
  );
}
