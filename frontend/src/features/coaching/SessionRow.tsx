import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { CoachingReply } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { instantText } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Row, Soft } from "../../ui/Page";
import { announce } from "../../ui/Toast";
import styles from "./coaching.module.css";
import { NotesDialog } from "./NotesDialog";

export const SessionRowFragment = graphql(`
  fragment SessionRow_session on CoachingSession {
    id topic startsAt minutes note hasBegun isCancelled viewerReply viewerIsInvited viewerCanEdit version
    coach { id name }
    owner { __typename id name }
    answers { reply person { id name } }
  }
`);

const ANSWER = graphql(`
  mutation CoachingSessionAnswer($input: CoachingSessionAnswerInput!) {
    coachingSessionAnswer(input: $input) {
      coachingSession { id ...SessionRow_session } userErrors { message code path }
    }
  }
`);

const REPLIES = { ACCEPTED: t`comes`, DECLINED: t`does not come` } as const;

export interface SessionRowProps {
  session: FragmentType<typeof SessionRowFragment>;
  named: (owner: { __typename: string; id: string; name: string }) => ReactNode;
}

/** A session: what, when and for whom, who comes, what was noted; with an answer to give or notes to write. */
export function SessionRow({ session: masked, named }: SessionRowProps) {
  const session = unmasked(SessionRowFragment, masked);
  const [isOpen, setOpen] = useState(false);
  const { save, refused, busy } = useSave(ANSWER, (data) => data.coachingSessionAnswer);
  const isAhead = !session.isCancelled && !session.hasBegun;
  const say = async (reply: CoachingReply) => {
    if (await save({ input: { id: session.id, reply } })) announce(reply === "ACCEPTED" ? t`Accepted` : t`Declined`);
  };
  const answer = (reply: CoachingReply, word: string) => (
    <Button
      look={session.viewerReply === reply ? "primary" : "plain"}
      aria-pressed={session.viewerReply === reply}
      aria-label={`${word}: ${session.topic}`}
      isDisabled={busy}
      onPress={() => void say(reply)}
    >
      {word}
    </Button>
  );
  return (
    <Row>
      <div className={styles.need}>
        <div>
          <strong dir="auto">{session.topic}</strong>{" "}
          <Soft>
            <Trans>
              {session.isCancelled ? t`Taken back · ` : ""}
              {instantText(session.startsAt)}, {session.minutes} minutes · with {session.coach.name}
            </Trans>
          </Soft>
          <br />
          <Trans>For {named(session.owner)}</Trans>
          {session.answers.length > 0 ? (
            <ul className={styles.reasons}>
              {session.answers.map(({ person, reply }) => (
                <li key={person.id}>
                  {person.name} {REPLIES[reply]}
                </li>
              ))}
            </ul>
          ) : null}
          {session.note ? (
            <p className={styles.note} dir="auto">
              {session.note}
            </p>
          ) : null}
          <Refusals messages={refused} />
        </div>
        <div className={styles.answers}>
          {isAhead && session.viewerIsInvited ? (
            <>
              {answer("ACCEPTED", t`Accept`)}
              {answer("DECLINED", t`Decline`)}
            </>
          ) : null}
          {session.viewerCanEdit && !session.isCancelled ? (
            <Button look="quiet" aria-label={t`Notes and time: ${session.topic}`} onPress={() => setOpen(true)}>
              <Trans>Notes…</Trans>
            </Button>
          ) : null}
        </div>
      </div>
      {isOpen ? <NotesDialog session={session} isAhead={isAhead} onClose={() => setOpen(false)} /> : null}
    </Row>
  );
}
