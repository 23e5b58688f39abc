import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { NewMeeting } from "../features/meetings/NewMeeting";
import { shortTitle } from "../features/meetings/title";
import { UnitPicker } from "../features/people/UnitPicker";
import { graphql } from "../graphql/generated";
import { dayText } from "../lib/days";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Chooser, Page, Row, Rows, Soft } from "../ui/Page";
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
      nodes { id givenTitle kind heldOn isClosed unit { id name } points { id kind doneAt } }
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
    <Page title={chosen ? t`Meetings of ${chosen.name}` : t`Meetings`}>
      <Chooser>
        <UnitPicker
          label={t`Whose meetings`}
          chosen={chosen ? { id: chosen.id, name: chosen.name } : null}
          onChoose={(next) => void navigate({ search: { unit: next?.id } })}
        />
      </Chooser>
      {chosen?.viewerCanHoldMeetings ? (
        <div>
          <Button look="primary" onPress={() => setNew(true)}>
            <Trans>New meeting</Trans>
          </Button>
        </div>
      ) : null}
      <Answer query={query} onRetry={again}>
        {({ meetings }) =>
          meetings.nodes.length === 0 ? (
            <EmptyState title={t`No meeting yet`}>
              <Trans>
                A team’s lead, a coach or an admin chooses the team above and calls one; its agenda writes itself from
                the goals.
              </Trans>
            </EmptyState>
          ) : (
            <Rows label={t`Meetings`}>
              {meetings.nodes.map((each) => (
                <Row key={each.id}>
                  <Link to="/meetings/$meetingId" params={{ meetingId: each.id }}>
                    {shortTitle(each)}
                  </Link>{" "}
                  <Soft>
                    {[
                      each.unit.name,
                      dayText(each.heldOn),
                      each.isClosed ? t`closed` : t`open`,
                      plural(each.points.filter((one) => one.kind === "DECISION").length, {
                        one: "# decision",
                        other: "# decisions",
                      }),
                      plural(each.points.filter((one) => one.kind === "ACTION" && !one.doneAt).length, {
                        one: "# open action",
                        other: "# open actions",
                      }),
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
