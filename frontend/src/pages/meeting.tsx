import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { AgendaList } from "../features/meetings/AgendaList";
import { MeetingActions } from "../features/meetings/MeetingActions";
import { PointForm } from "../features/meetings/PointForm";
import { PointList } from "../features/meetings/PointList";
import { agendaText } from "../features/meetings/topics";
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
      id title heldOn since isClosed viewerCanRun
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
            title={meeting.title}
            above={
              <Link to="/meetings" search={{ unit: meeting.unit.id }}>
                Meetings of {meeting.unit.name}
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
                  Present
                </Link>
                <MeetingActions
                  meeting={meeting}
                  onGone={(unit) => void navigate({ to: "/meetings", search: { unit } })}
                />
              </>
            }
          >
            <Soft>
              {dayText(meeting.heldOn)} · {meeting.isClosed ? "closed, as it stood then" : "open"} · looks back to{" "}
              {instantText(meeting.since)} · {agendaText(meeting.agenda)}
            </Soft>
            {meeting.carried.length > 0 ? (
              <Section title="From earlier meetings">
                <PointList points={meeting.carried} label="From earlier meetings" />
              </Section>
            ) : null}
            <Section title="Agenda">
              {meeting.agenda.length > 0 ? (
                <AgendaList agenda={meeting.agenda} />
              ) : (
                <EmptyState title="Nothing to talk about">No goal has moved, is stuck or needs help.</EmptyState>
              )}
            </Section>
            <Section title="Decisions and actions">
              {meeting.points.length > 0 ? <PointList points={meeting.points} label="Decisions and actions" /> : null}
              {meeting.viewerCanRun && !meeting.isClosed ? (
                <PointForm meetingId={meetingId} pickPerson={PersonPicker} />
              ) : null}
              {meeting.points.length === 0 && (meeting.isClosed || !meeting.viewerCanRun) ? (
                <Soft>Nothing has been noted.</Soft>
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
