import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { counted } from "../../lib/numbers";
import { Named } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { announce } from "../../ui/Toast";
import styles from "./people.module.css";

const QUERY = graphql(`
  query LateReporters($unitId: ID!) {
    node(id: $unitId) {
      __typename
      id
      ... on Unit { lateReporters { count daysOverdue wasRemindedToday viewerCanNudge person { id name } } }
    }
  }
`);

const NUDGE = graphql(`
  mutation PersonNudge($input: PersonNudgeInput!) {
    personNudge(input: $input) { person { id } userErrors { message code path } }
  }
`);

/** Whose check-ins wait, for whoever leads the team; each can be reminded once a day. */
export function LateReporters({ unitId }: { unitId: string }) {
  const [{ data }, again] = useQuery({ query: QUERY, variables: { unitId }, requestPolicy: "cache-and-network" });
  const { save, refused, busy } = useSave(NUDGE, (payload) => payload.personNudge);
  const late = data?.node && "lateReporters" in data.node ? data.node.lateReporters : [];
  if (late.length === 0) return null;
  const remind = async (person: { id: string; name: string }) => {
    if (await save({ input: { personId: person.id } })) announce(`${person.name} is reminded`);
    again({ requestPolicy: "network-only" });
  };
  return (
    <Section title="Check-ins that wait">
      <Refusals messages={refused} />
      <Rows label="People whose check-ins wait">
        {late.map(({ person, count, daysOverdue, wasRemindedToday, viewerCanNudge }) => (
          <Row key={person.id}>
            <div className={styles.late}>
              <span>
                <Link to="/people/$personId" params={{ personId: person.id }}>
                  <Named name={person.name} />
                </Link>{" "}
                <Soft>
                  {counted(count, "check-in")},{" "}
                  {daysOverdue > 0 ? `${counted(daysOverdue, "day")} overdue` : "due today"}
                </Soft>
              </span>
              {viewerCanNudge ? (
                <Button isDisabled={busy} aria-label={`Remind ${person.name}`} onPress={() => void remind(person)}>
                  Remind
                </Button>
              ) : wasRemindedToday ? (
                <Soft>Reminded today</Soft>
              ) : null}
            </div>
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
