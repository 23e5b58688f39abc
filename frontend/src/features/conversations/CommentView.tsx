import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { agoText, instantText } from "../../lib/days";
import { Named } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { announce } from "../../ui/Toast";
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
    commentUpdate(input: $input) { comment { id ...CommentView_comment } userErrors { message code path } }
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
  const updating = useSave(UPDATE, (data) => data.commentUpdate);
  const removing = useSave(REMOVE, (data) => data.commentRemove);
  const { id, version: ifVersion, author, mentions } = comment;
  const change = async (text: string, mentionIds: string[]) => {
    if (!(await updating.save({ input: { id, ifVersion, text, mentionIds } }))) return false;
    setEditing(false);
    announce("Saved");
    return true;
  };
  const remove = async () => {
    if (await removing.save({ input: { id } })) announce("Removed");
  };
  const about = `the comment of ${author.name}, ${instantText(comment.at)}`;
  return (
    <div className={styles.comment}>
      <div className={styles.head}>
        <Named name={author.name} />
        <time className={styles.when} dateTime={comment.at} title={instantText(comment.at)}>
          {agoText(comment.at)}
          {comment.editedAt && !comment.isRemoved ? ", edited" : ""}
        </time>
      </div>
      {isEditing ? (
        <CommentForm
          label="Change the comment"
          verb="Save"
          text={comment.text ?? ""}
          mentioned={mentions}
          busy={updating.busy}
          onSend={change}
          onCancel={() => setEditing(false)}
        />
      ) : comment.isRemoved ? (
        <p className={styles.removed}>Removed</p>
      ) : (
        <Words text={comment.text ?? ""} mentions={mentions} />
      )}
      <Refusals messages={[...updating.refused, ...removing.refused]} />
      {isEditing ? null : (
        <div className={`${styles.buttons} ${styles.outdented}`}>
          {onAnswer ? (
            <Button look="quiet" aria-label={`Answer ${about}`} onPress={onAnswer}>
              Answer
            </Button>
          ) : null}
          {comment.viewerCanEdit ? (
            <Button look="quiet" aria-label={`Edit ${about}`} onPress={() => setEditing(true)}>
              Edit
            </Button>
          ) : null}
          {comment.viewerCanRemove ? (
            <Button
              look="quiet"
              isDisabled={removing.busy}
              aria-label={`Remove ${about}`}
              onPress={() => void remove()}
            >
              Remove
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
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a fixed text keep their places
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
