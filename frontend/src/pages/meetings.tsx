import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { NewMeeting } from "../features/meetings/NewMeeting";
import { UnitPicker } from "../features/people/UnitPicker";
import { graphql } from "../graphql/generated";
import { dayText } from "../lib/days";
import { counted } from "../lib/numbers";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Page, Row, Rows, Soft } from "../ui/Page";
import { Answer } from "./answer";

const route = getRouteApi("/shell/meetings");

const QUERY = graphql(`
  query MeetingsPage($unit: ID, $node: ID!, $chosen: Boolean!) {
    node(id: $node) @include(if: $chosen) {
      __typename
      id
      ... on Company { name viewerCanHoldMeetings }
      ... on Team { name viewerCanHoldMeetings }
    }
    meetings(unitId: $unit, first: 50) {
      nodes { id title heldOn isClosed unit { id name } points { id kind doneAt } }
    }
  }
`);

/** The review meetings of a unit, or all that one may see: what runs, what was, and a new one. */
export function MeetingsPage() {
  const { unit } = route.useSearch();
  const navigate = route.useNavigate();
  const [isNew, setNew] = useState(false);
  const variables = { unit: unit ?? null, node: unit ?? "", chosen: unit !== undefined };
  const [query, again] = useQuery({ query: QUERY, variables });
  const node = query.data?.node;
  const chosen = node?.__typename === "Company" || node?.__typename === "Team" ? node : null;
  return (
    <Page title={chosen ? `Meetings of ${chosen.name}` : "Meetings"}>
      <UnitPicker
        label="Whose meetings"
        chosen={chosen ? { id: chosen.id, name: chosen.name } : null}
        onChoose={(next) => void navigate({ search: { unit: next?.id } })}
      />
      {chosen?.viewerCanHoldMeetings ? (
        <div>
          <Button look="primary" onPress={() => setNew(true)}>
            New meeting
          </Button>
        </div>
      ) : null}
      <Answer query={query} onRetry={again}>
        {({ meetings }) =>
          meetings.nodes.length === 0 ? (
            <EmptyState title="No meeting yet">
              A team’s lead, a coach or an admin chooses the team above and calls one; its agenda writes itself from the
              goals.
            </EmptyState>
          ) : (
            <Rows label="Meetings">
              {meetings.nodes.map((each) => (
                <Row key={each.id}>
                  <Link to="/meetings/$meetingId" params={{ meetingId: each.id }}>
                    {each.title}
                  </Link>{" "}
                  <Soft>
                    {[
                      each.unit.name,
                      dayText(each.heldOn),
                      each.isClosed ? "closed" : "open",
                      counted(each.points.filter((one) => one.kind === "DECISION").length, "decision"),
                      counted(each.points.filter((one) => one.kind === "ACTION" && !one.doneAt).length, "open action"),
                    ].join(" · ")}
                  </Soft>
                </Row>
              ))}
            </Rows>
          )
        }
      </Answer>
      {isNew && chosen ? (
        <NewMeeting
          unit={{ id: chosen.id, name: chosen.name }}
          onMade={(meetingId) => void navigate({ to: "/meetings/$meetingId", params: { meetingId } })}
          onClose={() => setNew(false)}
        />
      ) : null}
    </Page>
  );
}
