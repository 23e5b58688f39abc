import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useClient } from "urql";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { takenBack } from "../../graphql/takenBack";
import { useSave } from "../../graphql/useSave";
import { agoText, instantText } from "../../lib/days";
import { Named } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { announce } from "../../ui/Toast";
import { announceDone } from "../../ui/undo";
import { CommentForm } from "./CommentForm";
import styles from "./conversations.module.css";
import { pieces } from "./words";

export const CommentViewFragment = graphql(`
  fragment CommentView_comment on Comment {
    id text at editedAt isRemoved version viewerCanEdit viewerCanRemove
    author { id name }
    mentions { id name }
  }
`);

const UPDATE = graphql(`
  mutation CommentUpdate($input: CommentUpdateInput!) {
    commentUpdate(input: $input) { comment { id version ...CommentView_comment } userErrors { message code path } }
  }
`);

const REMOVE = graphql(`
  mutation CommentRemove($input: CommentRemoveInput!) {
    commentRemove(input: $input) { comment { id ...CommentView_comment } userErrors { message code path } }
  }
`);

export interface CommentViewProps {
  comment: FragmentType<typeof CommentViewFragment>;
  /** Begins an answer; none where there is no answering. */
  onAnswer?: () => void;
}

/** One comment: who, when, what, and what its writer may do with it. */
export function CommentView({ comment: masked, onAnswer }: CommentViewProps) {
  const comment = unmasked(CommentViewFragment, masked);
  const [isEditing, setEditing] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const client = useClient();
  const updating = useSave(UPDATE, (data) => data.commentUpdate);
  const removing = useSave(REMOVE, (data) => data.commentRemove);
  const { id, version: ifVersion, author, mentions } = comment;
  const change = async (text: string, mentionIds: string[]) => {
    const saved = (await updating.save({ input: { id, ifVersion, text, mentionIds } }))?.comment;
    if (!saved) return false;
    setEditing(false);
    announceDone(t`Comment changed`, async () => {
      const before = { text: comment.text ?? "", mentionIds: mentions.map((each) => each.id) };
      const input = { id, ifVersion: saved.version, ...before };
      return (await takenBack(client, UPDATE, { input }, (data) => data.commentUpdate)).undone;
    });
    return true;
  };
  const remove = async () => {
    if (await removing.save({ input: { id } })) announce(t`Removed`);
  };
  const about = t`the comment of ${author.name}, ${instantText(comment.at)}`;
  return (
    <div className={styles.comment}>
      <div className={styles.head}>
        <Named name={author.name} />
        <time className={styles.when} dateTime={comment.at} title={instantText(comment.at)}>
          {agoText(comment.at)}
          {comment.editedAt && !comment.isRemoved ? t`, edited` : ""}
        </time>
      </div>
      {isEditing ? (
        <CommentForm
          place={`comment.change.${comment.id}.${comment.version}`}
          label={t`Change the comment`}
          verb={t`Save`}
          text={comment.text ?? ""}
          mentioned={mentions}
          busy={updating.busy}
          onSend={change}
          onCancel={() => setEditing(false)}
        />
      ) : comment.isRemoved ? (
        <p className={styles.removed}>
          <Trans>Removed</Trans>
        </p>
      ) : (
        <Words text={comment.text ?? ""} mentions={mentions} />
      )}
      <Refusals messages={[...updating.refused, ...removing.refused]} />
      {isEditing ? null : (
        <div className={`${styles.buttons} ${styles.outdented}`}>
          {onAnswer ? (
            <Button look="quiet" aria-label={t`Answer ${about}`} onPress={onAnswer}>
              <Trans>Answer</Trans>
            </Button>
          ) : null}
          {comment.viewerCanEdit ? (
            <Button look="quiet" aria-label={t`Edit ${about}`} onPress={() => setEditing(true)}>
              <Trans>Edit</Trans>
            </Button>
          ) : null}
          {comment.viewerCanRemove ? (
            <Button
              look="quiet"
              isDisabled={removing.busy}
              aria-label={isAsked ? t`Really remove? It cannot be undone: ${about}` : t`Remove ${about}`}
              onPress={() => (isAsked ? void remove() : setAsked(true))}
            >
              {isAsked ? t`Really remove? It cannot be undone` : t`Remove`}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

function Words({ text, mentions }: { text: string; mentions: readonly { id: string; name: string }[] }) {
  return (
    <p className={styles.text} dir="auto">
      {pieces(text, mentions).map((piece, place) =>
        piece.isName ? (
          <span key={place} className={styles.mention}>
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}
