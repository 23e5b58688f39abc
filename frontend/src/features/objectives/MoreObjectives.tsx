import { t } from "@lingui/core/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { ErrorState } from "../../ui/ErrorState";
import { MoreButton } from "../../ui/MoreButton";
import { Rows } from "../../ui/Page";
import { Skeleton } from "../../ui/Skeleton";
import { ObjectiveRow } from "./ObjectiveRow";

const QUERY = graphql(`
  query MoreObjectives($owner: ID!, $cycle: ID, $after: String) {
    node(id: $owner) {
      __typename
      id
      ... on Owner {
        objectives(cycleId: $cycle, first: 30, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { id ...ObjectiveRow_objective }
        }
      }
    }
  }
`);

interface Following {
  ownerId: string;
  cycle: string | null;
  /** How many stand above, of how many. */
  before: number;
  total: number;
  page: { hasNextPage: boolean; endCursor?: string | null };
}

/** Under the first objectives of a unit or person: the next thirty when they are asked for, and so on. */
export function MoreObjectives({ page, ...rest }: Following) {
  const [more, setMore] = useState(false);
  if (!page.hasNextPage || !page.endCursor) return null;
  if (!more) return <MoreButton shown={rest.before} total={rest.total} onMore={() => setMore(true)} />;
  return <Page after={page.endCursor} {...rest} />;
}

function Page({ ownerId, cycle, before, after }: Omit<Following, "page"> & { after: string }) {
  const [{ data, error }, again] = useQuery({ query: QUERY, variables: { owner: ownerId, cycle, after } });
  const node = data?.node;
  if (error && !node)
    return <ErrorState message={errorText(error)} onRetry={() => again({ requestPolicy: "network-only" })} />;
  if (!node || !("objectives" in node)) return <Skeleton lines={4} />;
  const { nodes, pageInfo, totalCount } = node.objectives;
  return (
    <>
      <Rows label={t`More objectives`}>
        {nodes.map((each) => (
          <ObjectiveRow key={each.id} objective={each} open ownerShown={false} />
        ))}
      </Rows>
      <MoreObjectives
        ownerId={ownerId}
        cycle={cycle}
        before={before + nodes.length}
        total={totalCount}
        page={pageInfo}
      />
    </>
  );
}
