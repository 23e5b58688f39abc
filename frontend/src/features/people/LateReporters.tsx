import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Named } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { MoreButton } from "../../ui/MoreButton";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { announce } from "../../ui/Toast";
import styles from "./people.module.css";

const QUERY = graphql(`
  query LateReporters($unitId: ID!, $after: String) {
    node(id: $unitId) {
      __typename
      id
      ... on Unit {
        lateReporterPage(first: 25, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { count daysOverdue wasRemindedToday viewerCanNudge person { id name } }
        }
      }
    }
  }
`);

const NUDGE = graphql(`
  mutation PersonNudge($input: PersonNudgeInput!) {
    personNudge(input: $input) { person { id } userErrors { message code path } }
  }
`);

interface LateReportersProps {
  unitId: string;
  /** The cursor they stand after, with so many above. */
  after?: string;
  before?: number;
}

/** Whose check-ins wait, for whoever leads the team, a part at a time; each can be reminded once a day. */
export function LateReporters({ unitId, after, before = 0 }: LateReportersProps) {
  const variables = { unitId, after: after ?? null };
  const [{ data }, again] = useQuery({ query: QUERY, variables, requestPolicy: "cache-and-network" });
  const { save, refused, busy } = useSave(NUDGE, (payload) => payload.personNudge);
  const [more, setMore] = useState(false);
  const page = data?.node && "lateReporterPage" in data.node ? data.node.lateReporterPage : null;
  if (!page || page.nodes.length === 0) return null;
  const { hasNextPage, endCursor } = page.pageInfo;
  const shown = before + page.nodes.length;
  const remind = async (person: { id: string; name: string }) => {
    if (await save({ input: { personId: person.id } })) announce(t`${person.name} is reminded`);
    again({ requestPolicy: "network-only" });
  };
  const people = (
    <>
      <Refusals messages={refused} />
      <Rows label={t`People whose check-ins wait`}>
        {page.nodes.map(({ person, count, daysOverdue, wasRemindedToday, viewerCanNudge }) => (
          <Row key={person.id}>
            <div className={styles.late}>
              <span>
                <Link to="/people/$personId" params={{ personId: person.id }}>
                  <Named name={person.name} />
                </Link>{" "}
                <Soft>
                  {plural(count, { one: "# check-in", other: "# check-ins" })},{" "}
                  {daysOverdue > 0
                    ? t`${plural(daysOverdue, { one: "# day", other: "# days" })} overdue`
                    : t`due today`}
                </Soft>
              </span>
              {viewerCanNudge ? (
                <Button isDisabled={busy} aria-label={t`Remind ${person.name}`} onPress={() => void remind(person)}>
                  <Trans>Remind</Trans>
                </Button>
              ) : wasRemindedToday ? (
                <Soft>
                  <Trans>Reminded today</Trans>
                </Soft>
              ) : null}
            </div>
          </Row>
        ))}
      </Rows>
      {hasNextPage && !more ? <MoreButton shown={shown} total={page.totalCount} onMore={() => setMore(true)} /> : null}
      {more && endCursor ? <LateReporters unitId={unitId} after={endCursor} before={shown} /> : null}
    </>
  );
  return after ? people : <Section title={t`Check-ins that wait`}>{people}</Section>;
}
