import { plural, t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { Button } from "../../ui/Button";
import { ErrorState } from "../../ui/ErrorState";
import { FoldMark } from "../../ui/FoldMark";
import { Soft } from "../../ui/Page";
import { Skeleton } from "../../ui/Skeleton";
import styles from "./people.module.css";

const QUERY = graphql(`
  query TeamBranch($unitId: ID!, $after: String) {
    node(id: $unitId) {
      __typename
      id
      ... on Unit {
        teams(first: 50, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { id name lead { id name } members { totalCount } teams { totalCount } }
        }
      }
    }
  }
`);

interface TeamBranchProps {
  unitId: string;
  onOpen: (teamId: string) => void;
  /** The cursor this page goes on after. */
  after?: string;
}

/** The teams right below a unit, page by page; each opens to those below it. */
export function TeamBranch({ unitId, onOpen, after }: TeamBranchProps) {
  const [{ data, error }, again] = useQuery({ query: QUERY, variables: { unitId, after: after ?? null } });
  const [more, setMore] = useState(false);
  const node = data?.node;
  if (error && !node)
    return <ErrorState message={errorText(error)} onRetry={() => again({ requestPolicy: "network-only" })} />;
  if (!node || !("teams" in node)) return <Skeleton lines={3} />;
  const { nodes, pageInfo, totalCount } = node.teams;
  if (totalCount === 0)
    return (
      <Soft>
        <Trans>No team here yet.</Trans>
      </Soft>
    );
  return (
    <>
      <ul className={after ? styles.branchOn : styles.branch}>
        {nodes.map((each) => (
          <TeamLine key={each.id} team={each} onOpen={onOpen} />
        ))}
      </ul>
      {pageInfo.hasNextPage && !more ? (
        <div>
          <Button onPress={() => setMore(true)}>
            <Trans>
              Show more of <Plural value={totalCount} one="# team" other="# teams" />
            </Trans>
          </Button>
        </div>
      ) : null}
      {more && pageInfo.endCursor ? <TeamBranch unitId={unitId} onOpen={onOpen} after={pageInfo.endCursor} /> : null}
    </>
  );
}

interface Team {
  id: string;
  name: string;
  lead?: { name: string } | null;
  members: { totalCount: number };
  teams: { totalCount: number };
}

function TeamLine({ team, onOpen }: { team: Team; onOpen: (teamId: string) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <div className={styles.branchLine}>
        {team.teams.totalCount > 0 ? (
          <Button
            look="quiet"
            aria-expanded={open}
            aria-label={`${open ? t`Close` : t`Open`} ${team.name}`}
            onPress={() => setOpen(!open)}
          >
            <FoldMark open={open} />
          </Button>
        ) : (
          <span />
        )}
        <span className={styles.who}>
          <strong>{team.name}</strong>
          <span className={styles.about}>
            {[
              team.lead ? t`led by ${team.lead.name}` : t`no lead`,
              plural(team.members.totalCount, { one: "# member", other: "# members" }),
              team.teams.totalCount > 0 ? plural(team.teams.totalCount, { one: "# team", other: "# teams" }) : null,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
        <Button look="quiet" aria-label={t`Change ${team.name}`} onPress={() => onOpen(team.id)}>
          <Trans>Change</Trans>
        </Button>
      </div>
      {open ? (
        <div className={styles.below}>
          <TeamBranch unitId={team.id} onOpen={onOpen} />
        </div>
      ) : null}
    </li>
  );
}
