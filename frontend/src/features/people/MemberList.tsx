import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { Named } from "../../ui/Avatar";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorState } from "../../ui/ErrorState";
import { MoreButton } from "../../ui/MoreButton";
import { Row, Rows, Soft } from "../../ui/Page";
import { Skeleton } from "../../ui/Skeleton";

const QUERY = graphql(`
  query MemberList($team: ID!, $after: String) {
    team(id: $team) {
      id
      members(first: 50, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id name title }
      }
    }
  }
`);

/** The people of a team, fifty at a time; `before` of them stand above. */
export function MemberList({ teamId, after, before = 0 }: { teamId: string; after?: string; before?: number }) {
  const [{ data, error }, again] = useQuery({ query: QUERY, variables: { team: teamId, after: after ?? null } });
  const [more, setMore] = useState(false);
  const members = data?.team?.members;
  if (error && !members)
    return <ErrorState message={errorText(error)} onRetry={() => again({ requestPolicy: "network-only" })} />;
  if (!members) return <Skeleton lines={4} />;
  if (members.totalCount === 0) return <EmptyState title={t`Nobody is in this team yet`} />;
  const shown = before + members.nodes.length;
  const { hasNextPage, endCursor } = members.pageInfo;
  return (
    <>
      <Rows label={after ? t`More people` : t`Members`}>
        {members.nodes.map((each) => (
          <Row key={each.id}>
            <Link to="/people/$personId" params={{ personId: each.id }}>
              <Named name={each.name} />
            </Link>{" "}
            <Soft>{each.title}</Soft>
          </Row>
        ))}
      </Rows>
      {hasNextPage && !more ? (
        <MoreButton shown={shown} total={members.totalCount} onMore={() => setMore(true)} />
      ) : null}
      {more && endCursor ? <MemberList teamId={teamId} after={endCursor} before={shown} /> : null}
    </>
  );
}
