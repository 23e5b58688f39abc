import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useCallback } from "react";
import { useQuery } from "urql";
import { GoalSlide } from "../features/meetings/GoalSlide";
import { PointForm } from "../features/meetings/PointForm";
import { PointList } from "../features/meetings/PointList";
import { agendaText } from "../features/meetings/topics";
import { fullTitle } from "../features/meetings/title";
import { PersonPicker } from "../features/people/PersonPicker";
import { graphql } from "../graphql/generated";
import type { PresentationPageQuery } from "../graphql/generated/graphql";
import { dayText } from "../lib/days";
import { Soft } from "../ui/Page";
import { Slide, slideAt, SlideKeys, Slides } from "../ui/Slides";
import { Answer } from "./answer";
import { NotFoundPage } from "./problem";

const route = getRouteApi("/meetings/$meetingId/present");

const QUERY = graphql(`
  query PresentationPage($id: ID!) {
    meeting(id: $id) {
      id givenTitle kind heldOn isClosed closedAt viewerCanRun
      unit { id name }
      agenda { topics objective { id } ...GoalSlide_item }
      points { id ...PointList_point }
      carried { id ...PointList_point }
    }
  }
`);

type Meeting = NonNullable<PresentationPageQuery["meeting"]>;

/** A meeting on the whole screen: what came back, one goal a slide, what was decided. */
export function PresentationPage() {
  const { meetingId } = route.useParams();
  const [query, again] = useQuery({ query: QUERY, variables: { id: meetingId } });
  return (
    <Answer query={query} onRetry={again}>
      {({ meeting }) => (meeting ? <Presentation meeting={meeting} /> : <NotFoundPage />)}
    </Answer>
  );
}

function Presentation({ meeting }: { meeting: Meeting }) {
  const { slide } = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const last = meeting.agenda.length + 1;
  const at = slideAt(slide, last);
  const item = meeting.agenda[at - 1];
  const go = useCallback((to: number) => void navigate({ search: { slide: to }, replace: true }), [navigate]);
  const leave = useCallback(
    () => void router.navigate({ to: "/meetings/$meetingId", params: { meetingId: meeting.id } }),
    [router, meeting.id],
  );
  const takesPoints = meeting.viewerCanRun && !meeting.isClosed && at > 0;
  return (
    <Slides
      title={fullTitle(meeting)}
      at={at}
      last={last}
      onGo={go}
      onLeave={leave}
      foot={
        takesPoints ? (
          <PointForm key={at} meetingId={meeting.id} objectiveId={item?.objective.id} pickPerson={PersonPicker} />
        ) : null
      }
    >
      {item ? (
        <GoalSlide item={item} until={meeting.closedAt} />
      ) : at === 0 ? (
        <First meeting={meeting} />
      ) : (
        <Last meeting={meeting} />
      )}
    </Slides>
  );
}

function First({ meeting }: { meeting: Meeting }) {
  return (
    <Slide>
      <h1>{fullTitle(meeting)}</h1>
      <Soft>
        {dayText(meeting.heldOn)} · {agendaText(meeting.agenda)}
      </Soft>
      {meeting.carried.length > 0 ? <PointList points={meeting.carried} label={t`From earlier meetings`} /> : null}
      <SlideKeys />
    </Slide>
  );
}

function Last({ meeting }: { meeting: Meeting }) {
  return (
    <Slide>
      <h1>
        <Trans>Decisions and actions</Trans>
      </h1>
      {meeting.points.length > 0 ? (
        <PointList points={meeting.points} label={t`Decisions and actions`} />
      ) : (
        <Soft>
          <Trans>Nothing has been noted.</Trans>
        </Soft>
      )}
    </Slide>
  );
}
