import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { AgendaList } from "../features/meetings/AgendaList";
import { MeetingActions } from "../features/meetings/MeetingActions";
import { PointForm } from "../features/meetings/PointForm";
import { PointList } from "../features/meetings/PointList";
import { agendaText } from "../features/meetings/topics";
import { shortTitle } from "../features/meetings/title";
import { PersonPicker } from "../features/people/PersonPicker";
import { graphql } from "../graphql/generated";
import { dayText, instantText } from "../lib/days";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Page, Section, Soft } from "../ui/Page";
import { Answer } from "./answer";
import { NotFoundPage } from "./problem";

const route = getRouteApi("/shell/meetings/$meetingId");

const QUERY = graphql(`
  query MeetingPage($id: ID!) {
    meeting(id: $id) {
      id givenTitle kind heldOn since isClosed viewerCanRun
      unit { id name }
      agenda { topics ...AgendaList_item }
      points { id ...PointList_point }
      carried { id ...PointList_point }
      ...MeetingActions_meeting
    }
  }
`);

/** One meeting to read or print: what came back, the agenda, what was decided. */
export function MeetingPage() {
  const { meetingId } = route.useParams();
  const navigate = useNavigate();
  const [query, again] = useQuery({ query: QUERY, variables: { id: meetingId } });
  return (
    <Answer query={query} onRetry={again}>
      {({ meeting }) =>
        meeting ? (
          <Page
            title={shortTitle(meeting)}
            above={
              <Link to="/meetings" search={{ unit: meeting.unit.id }}>
                <Trans>Meetings of {meeting.unit.name}</Trans>
              </Link>
            }
            tools={
              <>
                <Link
                  to="/meetings/$meetingId/present"
                  params={{ meetingId }}
                  search={{ slide: 0 }}
                  className={buttonClass(meeting.isClosed ? "plain" : "primary")}
                >
                  <Trans>Present</Trans>
                </Link>
                <MeetingActions
                  meeting={meeting}
                  onGone={(unit) => void navigate({ to: "/meetings", search: { unit } })}
                />
              </>
            }
          >
            <Soft>
              <Trans>
                {dayText(meeting.heldOn)} · {meeting.isClosed ? t`closed, as it stood then` : t`open`} · looks back to{" "}
                {instantText(meeting.since)} · {agendaText(meeting.agenda)}
              </Trans>
            </Soft>
            {meeting.carried.length > 0 ? (
              <Section title={t`From earlier meetings`}>
                <PointList points={meeting.carried} label={t`From earlier meetings`} />
              </Section>
            ) : null}
            <Section title={t`Agenda`}>
              {meeting.agenda.length > 0 ? (
                <AgendaList agenda={meeting.agenda} />
              ) : (
                <EmptyState title={t`Nothing to talk about`}>
                  <Trans>No goal has moved, is stuck or needs help.</Trans>
                </EmptyState>
              )}
            </Section>
            <Section title={t`Decisions and actions`}>
              {meeting.points.length > 0 ? (
                <PointList points={meeting.points} label={t`Decisions and actions`} />
              ) : null}
              {meeting.viewerCanRun && !meeting.isClosed ? (
                <PointForm meetingId={meetingId} pickPerson={PersonPicker} />
              ) : null}
              {meeting.points.length === 0 && (meeting.isClosed || !meeting.viewerCanRun) ? (
                <Soft>
                  <Trans>Nothing has been noted.</Trans>
                </Soft>
              ) : null}
            </Section>
          </Page>
        ) : (
          <NotFoundPage />
        )
      }
    </Answer>
  );
}
