import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { Named } from "../../ui/Avatar";
import { Row, Rows, Section, Soft } from "../../ui/Page";

const QUERY = graphql(`
  query LeaverList($unitId: ID!) {
    node(id: $unitId) {
      __typename
      id
      ... on Unit { leavers { count person { id name } } }
    }
  }
`);

/** People who have left while something still waits for them; nothing for whoever does not answer for the unit. */
export function LeaverList({ unitId }: { unitId: string }) {
  const [{ data }] = useQuery({ query: QUERY, variables: { unitId } });
  const leavers = data?.node && "leavers" in data.node ? data.node.leavers : [];
  if (leavers.length === 0) return null;
  return (
    <Section title={t`Left behind`}>
      <Soft>
        <Trans>These people have left. Let somebody else answer for what they had.</Trans>
      </Soft>
      <Rows label={t`People who have left`}>
        {leavers.map(({ person, count }) => (
          <Row key={person.id}>
            <Link to="/people/$personId" params={{ personId: person.id }}>
              <Named name={person.name} />
            </Link>{" "}
            <Soft>
              <Trans>
                <Plural value={count} one="# thing" other="# things" /> to hand over
              </Trans>
            </Soft>
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
