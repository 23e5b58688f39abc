import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { ActionForm } from "../features/oneToOnes/ActionForm";
import { ActionList } from "../features/oneToOnes/ActionList";
import { AgendaList } from "../features/oneToOnes/AgendaList";
import { ChangeDialog } from "../features/oneToOnes/ChangeDialog";
import { EarlierNotes } from "../features/oneToOnes/EarlierNotes";
import { NoteField } from "../features/oneToOnes/NoteField";
import { recurrenceText } from "../features/oneToOnes/words";
import { graphql } from "../graphql/generated";
import type { OneToOnePageQuery } from "../graphql/generated/graphql";
import { dayText, instantText } from "../lib/days";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Page, Section, Soft } from "../ui/Page";
import { Answer } from "./answer";
import { NotFoundPage } from "./problem";

const route = getRouteApi("/shell/one-to-ones/$oneToOneId");

const QUERY = graphql(`
  query OneToOnePage($id: ID!) {
    oneToOne(id: $id) {
      id interval weekday at timeZone nextOn nextAt since hasEnded viewerCanEdit
      starter { id name }
      guest { id name }
      other { id name }
      agenda { objective { id } ...OneToOneAgenda_item }
      nextNote { id text version writtenAt writtenBy { id name } }
      notes(first: 50) { nodes { id heldOn ...EarlierNotes_note } }
      open: actions(open: true, first: 100) { nodes { id ...ActionList_action } }
      done: actions(open: false, first: 20) { nodes { id ...ActionList_action } }
      ...ChangeDialog_oneToOne
    }
  }
`);

type OneToOne = NonNullable<OneToOnePageQuery["oneToOne"]>;

/** One 1:1: what is to be done, what there is to talk about, the notes of the next date and of those before. */
export function OneToOnePage() {
  const { oneToOneId } = route.useParams();
  const [query, again] = useQuery({ query: QUERY, variables: { id: oneToOneId } });
  const [isChanging, setChanging] = useState(false);
  return (
    <Answer query={query} onRetry={again}>
      {({ oneToOne }) =>
        oneToOne ? (
          <Page
            title={t`1:1 with ${oneToOne.other.name}`}
            above={<Link to="/one-to-ones">1:1s</Link>}
            tools={
              oneToOne.viewerCanEdit ? (
                <Button onPress={() => setChanging(true)}>
                  <Trans>Change or end</Trans>
                </Button>
              ) : null
            }
          >
            <Soft>{oneToOne.hasEnded ? t`It has ended.` : whenText(oneToOne)}</Soft>
            <ToDo oneToOne={oneToOne} />
            {oneToOne.hasEnded ? null : <Agenda agenda={oneToOne.agenda} />}
            <Notes oneToOne={oneToOne} />
            {isChanging ? <ChangeDialog oneToOne={oneToOne} onClose={() => setChanging(false)} /> : null}
          </Page>
        ) : (
          <NotFoundPage />
        )
      }
    </Answer>
  );
}

function whenText(oneToOne: OneToOne): string {
  return [
    oneToOne.nextAt ? t`Next: ${instantText(oneToOne.nextAt)}` : null,
    `${recurrenceText(oneToOne)} (${oneToOne.timeZone})`,
    t`looks back to ${instantText(oneToOne.since)}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

function ToDo({ oneToOne }: { oneToOne: OneToOne }) {
  const { open, done } = oneToOne;
  return (
    <Section title={t`Actions`}>
      {open.nodes.length > 0 ? (
        <ActionList actions={open.nodes} label={t`Open actions`} nextOn={oneToOne.nextOn} />
      ) : null}
      {open.nodes.length === 0 ? (
        <Soft>
          <Trans>Nothing is open.</Trans>
        </Soft>
      ) : null}
      {oneToOne.viewerCanEdit ? (
        <ActionForm oneToOneId={oneToOne.id} people={[oneToOne.other, oneToOne.starter, oneToOne.guest].filter(once)} />
      ) : null}
      {done.nodes.length > 0 ? (
        <details>
          <summary>
            <Trans>Done</Trans>
          </summary>
          <ActionList actions={done.nodes} label={t`Done actions`} />
        </details>
      ) : null}
    </Section>
  );
}

function Agenda({ agenda }: { agenda: OneToOne["agenda"] }) {
  return (
    <Section title={t`Agenda`}>
      {agenda.length > 0 ? (
        <AgendaList agenda={agenda} />
      ) : (
        <EmptyState title={t`The goals have nothing to say`}>
          <Trans>No goal of either of you has moved, is due, or needs help.</Trans>
        </EmptyState>
      )}
    </Section>
  );
}

function Notes({ oneToOne }: { oneToOne: OneToOne }) {
  const { id, nextOn, nextNote, notes, viewerCanEdit } = oneToOne;
  const earlier = notes.nodes.filter((each) => !viewerCanEdit || each.heldOn !== nextOn);
  return (
    <>
      {viewerCanEdit && nextOn ? (
        <Section title={t`Notes of ${dayText(nextOn)}`}>
          <NoteField key={nextOn} oneToOneId={id} heldOn={nextOn} note={nextNote ?? null} />
        </Section>
      ) : null}
      {earlier.length > 0 ? (
        <Section title={t`Earlier notes`}>
          <EarlierNotes notes={earlier} />
        </Section>
      ) : null}
    </>
  );
}

/** Keeps the first of those with the same id. */
const once = (one: { id: string }, place: number, all: readonly { id: string }[]) =>
  all.findIndex((each) => each.id === one.id) === place;
