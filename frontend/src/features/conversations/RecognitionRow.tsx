import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { agoText, dayText, instantText } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { announce } from "../../ui/Toast";
import styles from "./conversations.module.css";
import { between } from "./words";

export const RecognitionRowFragment = graphql(`
  fragment RecognitionRow_recognition on Recognition {
    id text size at viewerCanRemove
    by { __typename id name }
    recipients { __typename id name }
    objective { id title }
    keyResult { id title }
    checkIn { id happenedAt }
    reward { id name }
  }
`);

const REMOVE = graphql(`
  mutation RecognitionRemove($input: RecognitionRemoveInput!) {
    recognitionRemove(input: $input) { removedId userErrors { message code path } }
  }
`);

export interface RecognitionRowProps {
  recognition: FragmentType<typeof RecognitionRowFragment>;
  named: (owner: { __typename: string; id: string; name: string }) => ReactNode;
  /** Whether it stands where its objective is plain to see. */
  goalShown?: boolean;
}

/** A thank-you: from whom, to whom, for what, and the reward that goes with it. */
export function RecognitionRow({ recognition: masked, named, goalShown = true }: RecognitionRowProps) {
  const thanks = unmasked(RecognitionRowFragment, masked);
  const { save, refused, busy } = useSave(REMOVE, (data) => data.recognitionRemove);
  const { objective, keyResult, checkIn } = thanks;
  const take = async () => {
    if (await save({ input: { id: thanks.id } })) announce(t`Taken back`);
  };
  return (
    <li className={styles.thanks} data-big={thanks.size === "BIG" ? "" : undefined}>
      <div className={styles.head}>
        <span>
          {thanks.size === "BIG" ? (
            <>
              <span className={styles.big}>
                <Trans>★ Big thanks</Trans>
              </span>{" "}
              <Trans>from {named(thanks.by)} to</Trans>{" "}
            </>
          ) : (
            <>
              <Trans>{named(thanks.by)} thanks</Trans>{" "}
            </>
          )}
          {thanks.recipients.map((each, place) => (
            <Fragment key={each.id}>
              {between(place, thanks.recipients.length)}
              {named(each)}
            </Fragment>
          ))}
        </span>
        <time className={styles.when} dateTime={thanks.at} title={instantText(thanks.at)}>
          {agoText(thanks.at)}
        </time>
      </div>
      <p className={styles.text} dir="auto">
        {thanks.text}
      </p>
      <div className={styles.head}>
        <span className={styles.about}>
          {goalShown || keyResult ? (
            <>
              <Trans>
                for{" "}
                <Link
                  to="/objectives/$objectiveId"
                  params={{ objectiveId: objective.id }}
                  search={keyResult ? { keyResult: keyResult.id } : {}}
                >
                  {keyResult?.title ?? objective.title}
                </Link>
                {checkIn ? t`, the check-in of ${dayText(checkIn.happenedAt)}` : ""}
              </Trans>
            </>
          ) : null}
          {thanks.reward ? (
            <span className={styles.reward}>
              <Trans>With: {thanks.reward.name}</Trans>
            </span>
          ) : null}
        </span>
        {thanks.viewerCanRemove ? (
          <Button
            look="quiet"
            isDisabled={busy}
            aria-label={t`Take back the thanks: ${thanks.text.slice(0, 80)}`}
            onPress={() => void take()}
          >
            <Trans>Take back</Trans>
          </Button>
        ) : null}
      </div>
      <Refusals messages={refused} />
    </li>
  );
}
