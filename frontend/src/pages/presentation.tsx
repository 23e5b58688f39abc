import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useQuery } from "urql";
import styles from "../features/meetings/meetings.module.css";
import { PointForm } from "../features/meetings/PointForm";
import { PointList } from "../features/meetings/PointList";
import { Slide } from "../features/meetings/Slide";
import { agendaText } from "../features/meetings/topics";
import { PersonPicker } from "../features/people/PersonPicker";
import { graphql } from "../graphql/generated";
import type { PresentationPageQuery } from "../graphql/generated/graphql";
import { dayText } from "../lib/days";
import { type Keys, pressed } from "../lib/keys";
import { Button } from "../ui/Button";
import { Soft } from "../ui/Page";
import { Answer } from "./answer";
import { NotFoundPage } from "./problem";

const route = getRouteApi("/meetings/$meetingId/present");

const QUERY = graphql(`
  query PresentationPage($id: ID!) {
    meeting(id: $id) {
      id title heldOn isClosed closedAt viewerCanRun
      unit { id name }
      agenda { topics objective { id } ...Slide_item }
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
  const { slide = 0 } = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const place = useRef<HTMLElement>(null);
  const last = meeting.agenda.length + 1;
  const at = Math.min(last, Math.max(0, Math.round(slide)));
  const item = meeting.agenda[at - 1];

  useEffect(() => place.current?.focus(), []);
  useEffect(() => {
    const go = (to: number) => () =>
      void navigate({ search: { slide: Math.min(last, Math.max(0, to)) }, replace: true });
    const leave = () => void router.navigate({ to: "/meetings/$meetingId", params: { meetingId: meeting.id } });
    const next = go(at + 1);
    const back = go(at - 1);
    const keys: Keys = {
      ArrowRight: next,
      PageDown: next,
      ArrowLeft: back,
      PageUp: back,
      Home: go(0),
      End: go(last),
      Escape: leave,
      f: () => void wholeScreen(),
    };
    const listen = (event: KeyboardEvent) => pressed(event, keys);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [at, last, meeting.id, navigate, router]);

  const step = (to: number) => void navigate({ search: { slide: to }, replace: true });
  return (
    <main ref={place} className={styles.presentation} tabIndex={-1} aria-label={meeting.title}>
      <title>{`${meeting.title} · Plumbline`}</title>
      <header className={styles.head}>
        <span>{meeting.title}</span>
        <span aria-live="polite">
          {at + 1} of {last + 1}
        </span>
      </header>
      {item ? (
        <Slide item={item} until={meeting.closedAt} />
      ) : at === 0 ? (
        <First meeting={meeting} />
      ) : (
        <Last meeting={meeting} />
      )}
      <footer className={styles.foot}>
        {meeting.viewerCanRun && !meeting.isClosed && at > 0 ? (
          <PointForm key={at} meetingId={meeting.id} objectiveId={item?.objective.id} pickPerson={PersonPicker} />
        ) : null}
        <div className={styles.head}>
          <span className={styles.facts}>
            <Button isDisabled={at === 0} onPress={() => step(at - 1)}>
              Back
            </Button>
            <Button look="primary" isDisabled={at === last} onPress={() => step(at + 1)}>
              Next
            </Button>
          </span>
          <span className={styles.facts}>
            <Button look="quiet" onPress={() => void wholeScreen()}>
              Full screen
            </Button>
            <Button
              look="quiet"
              onPress={() => void router.navigate({ to: "/meetings/$meetingId", params: { meetingId: meeting.id } })}
            >
              Leave
            </Button>
          </span>
        </div>
      </footer>
    </main>
  );
}

function First({ meeting }: { meeting: Meeting }) {
  return (
    <div className={styles.slide}>
      <h1>{meeting.title}</h1>
      <Soft>
        {dayText(meeting.heldOn)} · {agendaText(meeting.agenda)}
      </Soft>
      {meeting.carried.length > 0 ? <PointList points={meeting.carried} label="From earlier meetings" /> : null}
      <Soft>Arrow keys go on and back, F takes the whole screen, Escape leaves.</Soft>
    </div>
  );
}

function Last({ meeting }: { meeting: Meeting }) {
  return (
    <div className={styles.slide}>
      <h1>Decisions and actions</h1>
      {meeting.points.length > 0 ? (
        <PointList points={meeting.points} label="Decisions and actions" />
      ) : (
        <Soft>Nothing has been noted.</Soft>
      )}
    </div>
  );
}

/** The whole document, so that lists that open over the page are seen too. */
async function wholeScreen() {
  try {
    await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  } catch {
    // A browser that does not allow it shows the same slides in its window.
  }
}
