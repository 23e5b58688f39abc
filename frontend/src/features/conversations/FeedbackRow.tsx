import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { agoText, instantText } from "../../lib/days";
import { useKeptText } from "../../ui/useKept";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Refusals } from "../../ui/ErrorState";
import { Row } from "../../ui/Page";
import { TextArea } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import styles from "./conversations.module.css";

export const FeedbackRowFragment = graphql(`
  fragment FeedbackRow_feedback on Feedback {
    id state question text at viewerCanAnswer viewerCanShare viewerAgrees otherAgrees isShared
    about { id name }
    giver { id name }
    objective { id title }
    keyResult { id title }
  }
`);

const ANSWER = graphql(`
  mutation FeedbackAnswer($input: FeedbackAnswerInput!) {
    feedbackAnswer(input: $input) { feedback { id ...FeedbackRow_feedback } userErrors { message code path } }
  }
`);

const DECLINE = graphql(`
  mutation FeedbackDecline($input: FeedbackDeclineInput!) {
    feedbackDecline(input: $input) { feedback { id ...FeedbackRow_feedback } userErrors { message code path } }
  }
`);

const SHARE = graphql(`
  mutation FeedbackShare($input: FeedbackShareInput!) {
    feedbackShare(input: $input) { feedback { id ...FeedbackRow_feedback } userErrors { message code path } }
  }
`);

const UNSHARE = graphql(`
  mutation FeedbackUnshare($input: FeedbackUnshareInput!) {
    feedbackUnshare(input: $input) { feedback { id ...FeedbackRow_feedback } userErrors { message code path } }
  }
`);

/** Feedback: between whom, about which goal, what was asked and said, and what the viewer may do with it. */
export function FeedbackRow({ feedback: masked }: { feedback: FragmentType<typeof FeedbackRowFragment> }) {
  const feedback = unmasked(FeedbackRowFragment, masked);
  const { about, giver, objective, keyResult } = feedback;
  return (
    <Row>
      <div className={styles.feedback}>
        <div className={styles.head}>
          <span>
            {feedback.state === "GIVEN" ? (
              <>
                <strong>{giver.name}</strong> <Trans>to</Trans> <strong>{about.name}</strong>
              </>
            ) : (
              <>
                <strong>{about.name}</strong> <Trans>asks</Trans> <strong>{giver.name}</strong>
              </>
            )}
            {objective ? (
              <>
                {" "}
                <Trans>about</Trans>{" "}
                <Link
                  to="/objectives/$objectiveId"
                  params={{ objectiveId: objective.id }}
                  search={keyResult ? { keyResult: keyResult.id } : {}}
                >
                  {keyResult?.title ?? objective.title}
                </Link>
              </>
            ) : null}
          </span>
          <time className={styles.when} dateTime={feedback.at} title={instantText(feedback.at)}>
            {agoText(feedback.at)}
          </time>
        </div>
        {feedback.question ? (
          <p className={styles.question} dir="auto">
            {feedback.question}
          </p>
        ) : null}
        {feedback.text ? (
          <p className={styles.text} dir="auto">
            {feedback.text}
          </p>
        ) : null}
        {feedback.state === "DECLINED" ? (
          <p className={styles.removed}>
            <Trans>Gives none this time</Trans>
          </p>
        ) : null}
        {feedback.viewerCanAnswer ? <Answering id={feedback.id} who={about.name} /> : null}
        {feedback.viewerCanShare ? <Sharing feedback={feedback} /> : null}
      </div>
    </Row>
  );
}

function Answering({ id, who }: { id: string; who: string }) {
  const [text, setText, forget] = useKeptText(`feedback.answer.${id}`);
  const answering = useSave(ANSWER, (data) => data.feedbackAnswer);
  const declining = useSave(DECLINE, (data) => data.feedbackDecline);
  const busy = answering.busy || declining.busy;
  const answer = async () => {
    if (!(await answering.save({ input: { id, text } }))) return;
    forget();
    announce(t`Given`);
  };
  const decline = async () => {
    if (!(await declining.save({ input: { id } }))) return;
    forget();
    announce(t`Declined`);
  };
  return (
    <div className={styles.write}>
      <TextArea label={t`Your feedback to ${who}`} value={text} onChange={setText} maxLength={10_000} />
      <Refusals messages={[...answering.refused, ...declining.refused]} />
      <div className={styles.buttons}>
        <Button look="primary" isDisabled={busy || text.trim() === ""} onPress={() => void answer()}>
          <Trans>Give it</Trans>
        </Button>
        <Button look="quiet" isDisabled={busy} onPress={() => void decline()}>
          <Trans>Not this time</Trans>
        </Button>
      </div>
    </div>
  );
}

interface Consent {
  id: string;
  about: { name: string };
  viewerAgrees: boolean;
  otherAgrees: boolean;
  isShared: boolean;
}

function Sharing({ feedback: { id, about, viewerAgrees, otherAgrees, isShared } }: { feedback: Consent }) {
  const sharing = useSave(SHARE, (data) => data.feedbackShare);
  const unsharing = useSave(UNSHARE, (data) => data.feedbackUnshare);
  const turn = (agrees: boolean) => void (agrees ? sharing : unsharing).save({ input: { id } });
  const said = isShared
    ? t`The manager reads it: both of you agree.`
    : otherAgrees
      ? t`The other agrees; so far the manager does not read it.`
      : t`The manager reads it only if both of you agree.`;
  return (
    <>
      <Checkbox isSelected={viewerAgrees} isDisabled={sharing.busy || unsharing.busy} onChange={turn}>
        <Trans>I agree that the manager of {about.name} reads this</Trans>
      </Checkbox>
      <span className={styles.about}>{said}</span>
      <Refusals messages={[...sharing.refused, ...unsharing.refused]} />
    </>
  );
}
