import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { errorText } from "../../graphql/client";
import { useCreate } from "../../graphql/useCreate";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Soft, Stack } from "../../ui/Page";
import { Skeleton } from "../../ui/Skeleton";
import { announce } from "../../ui/Toast";
import { CommentForm } from "./CommentForm";
import { CommentView } from "./CommentView";
import styles from "./conversations.module.css";

const QUERY = graphql(`
  query Comments($about: ID!, $after: String) {
    viewer { canThank }
    node(id: $about) {
      __typename
      id
      ... on Objective { comments(first: 50, after: $after) { ...Threads_page } }
      ... on KeyResult { comments(first: 50, after: $after) { ...Threads_page } }
      ... on CheckIn { comments(first: 50, after: $after) { ...Threads_page } }
    }
  }
`);

export const ThreadFragment = graphql(`
  fragment Thread_comment on Comment {
    id
    ...CommentView_comment
    answers(first: 100) { totalCount nodes { id ...CommentView_comment } }
  }
`);

const ThreadsFragment = graphql(`
  fragment Threads_page on CommentConnection {
    totalCount
    nodes { id ...Thread_comment }
    pageInfo { hasNextPage endCursor }
  }
`);

const CREATE = graphql(`
  mutation CommentCreate($input: CommentCreateInput!) {
    commentCreate(input: $input) { comment { id ...Thread_comment } userErrors { message code path } }
  }
`);

/** Sends comments about one goal or check-in. */
function useCommenting(aboutId: string) {
  const { create, refused, busy } = useCreate(CREATE, (data) => data.commentCreate);
  const say = async (text: string, mentionIds: string[], answersId?: string) => {
    const made = await create({ aboutId, text, mentionIds, answersId: answersId ?? null });
    if (made) announce(t`Said`);
    return made !== null;
  };
  return { say, refused, busy };
}

/** What is said about a goal or a check-in, thread by thread, and a place to say more. */
export function Comments({ aboutId }: { aboutId: string }) {
  const [{ data, error }] = useQuery({ query: QUERY, variables: { about: aboutId, after: null } });
  const { say, refused, busy } = useCommenting(aboutId);
  const node = data?.node;
  if (error && !data) return <Refusals messages={[errorText(error)]} />;
  if (!data) return <Skeleton lines={2} />;
  if (!node || !("comments" in node)) return null;
  const canSpeak = data.viewer.canThank;
  return (
    <Stack>
      <Threads aboutId={aboutId} page={node.comments} canSpeak={canSpeak} />
      <Refusals messages={refused} />
      {canSpeak ? (
        <CommentForm place={`comment.${aboutId}`} label={t`Say something`} verb={t`Comment`} busy={busy} onSend={say} />
      ) : null}
    </Stack>
  );
}

interface ThreadsProps {
  aboutId: string;
  page: FragmentType<typeof ThreadsFragment>;
  canSpeak: boolean;
}

/** A page of threads, and when asked for the next one under it. */
function Threads({ aboutId, page: masked, canSpeak }: ThreadsProps) {
  const { totalCount, nodes, pageInfo } = unmasked(ThreadsFragment, masked);
  const [isLonger, setLonger] = useState(false);
  const after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  return (
    <>
      {totalCount === 0 ? (
        <Soft>
          <Trans>Nothing has been said yet.</Trans>
        </Soft>
      ) : null}
      {nodes.map((each) => (
        <Thread key={each.id} aboutId={aboutId} comment={each} canSpeak={canSpeak} />
      ))}
      {after && isLonger ? <Later aboutId={aboutId} after={after} canSpeak={canSpeak} /> : null}
      {after && !isLonger ? (
        <div>
          <Button onPress={() => setLonger(true)}>
            <Trans>Show later comments</Trans>
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Later({ aboutId, after, canSpeak }: { aboutId: string; after: string; canSpeak: boolean }) {
  const [{ data }] = useQuery({ query: QUERY, variables: { about: aboutId, after } });
  const node = data?.node;
  if (!node || !("comments" in node)) return <Skeleton lines={2} />;
  return <Threads aboutId={aboutId} page={node.comments} canSpeak={canSpeak} />;
}

interface ThreadProps {
  aboutId: string;
  comment: FragmentType<typeof ThreadFragment>;
  canSpeak: boolean;
}

function Thread({ aboutId, comment: masked, canSpeak }: ThreadProps) {
  const comment = unmasked(ThreadFragment, masked);
  const [isAnswering, setAnswering] = useState(false);
  const { say, refused, busy } = useCommenting(aboutId);
  const { nodes, totalCount } = comment.answers;
  const answer = async (text: string, mentionIds: string[]) => {
    const isSaid = await say(text, mentionIds, comment.id);
    if (isSaid) setAnswering(false);
    return isSaid;
  };
  return (
    <div className={styles.thread}>
      <CommentView comment={comment} onAnswer={canSpeak && !isAnswering ? () => setAnswering(true) : undefined} />
      {nodes.length > 0 || isAnswering ? (
        <div className={styles.answers}>
          {nodes.map((each) => (
            <CommentView key={each.id} comment={each} />
          ))}
          {totalCount > nodes.length ? (
            <Soft>
              <Trans>
                The first {nodes.length} of {totalCount} answers.
              </Trans>
            </Soft>
          ) : null}
          <Refusals messages={refused} />
          {isAnswering ? (
            <CommentForm
              place={`comment.answer.${comment.id}`}
              label={t`Answer`}
              verb={t`Answer`}
              busy={busy}
              onSend={answer}
              onCancel={() => setAnswering(false)}
            />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
