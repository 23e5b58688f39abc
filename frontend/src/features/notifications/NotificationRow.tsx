import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { NotificationKind } from "../../graphql/generated/graphql";
import { whyText } from "../../lib/changes";
import { timeText } from "../../lib/days";
import { Button } from "../../ui/Button";
import styles from "./notifications.module.css";
import { becauseText, detail, sentence } from "./words";

export const NotificationRowFragment = graphql(`
  fragment NotificationRow_notification on Notification {
    id
    kind
    because
    isRead
    at
    by { id name }
    objective { id title }
    keyResult { id title }
    subject {
      __typename
      id
      ... on Change { field before after reasonKind reason indicator { id title } }
      ... on Alignment { from { __typename id title } }
      ... on Blocker { text }
      ... on ObjectiveReturn { comment }
      ... on Announcement { unit { __typename id name } }
      ... on Comment { said: text }
      ... on Recognition { thanks: text }
    }
  }
`);

/** Where on the page of feedback it stands; what is asked of oneself comes first there. */
const BOXES: { [Kind in NotificationKind]?: "to-me" | "waiting" | "shared" } = {
  FEEDBACK_GIVEN: "to-me",
  FEEDBACK_DECLINED: "waiting",
  FEEDBACK_SHARED: "shared",
};

export interface NotificationRowProps {
  notification: FragmentType<typeof NotificationRowFragment>;
  onRead: (id: string) => void;
}

/** One thing the viewer is told; following it marks it as read. */
export function NotificationRow({ notification: masked, onRead }: NotificationRowProps) {
  const told = unmasked(NotificationRowFragment, masked);
  const { subject, objective } = told;
  const more = [detail(told), subject?.__typename === "Change" ? whyText(subject) : null].filter(Boolean).join(" · ");
  const said = sentence(told);
  const read = () => {
    if (!told.isRead) onRead(told.id);
  };
  return (
    <li className={styles.row} data-unread={told.isRead ? undefined : ""}>
      <div className={styles.words}>
        {objective ? (
          <Link
            to="/objectives/$objectiveId"
            params={{ objectiveId: objective.id }}
            search={told.keyResult ? { keyResult: told.keyResult.id } : {}}
            className={styles.link}
            onClick={read}
          >
            {said}
          </Link>
        ) : subject?.__typename === "Announcement" ? (
          <Link
            to="/announcements/$announcementId"
            params={{ announcementId: subject.id }}
            className={styles.link}
            onClick={read}
          >
            {said}
          </Link>
        ) : subject?.__typename === "Feedback" ? (
          <Link to="/feedback" search={{ box: BOXES[told.kind] }} className={styles.link} onClick={read}>
            {said}
          </Link>
        ) : (
          <span className={styles.link}>{said}</span>
        )}
        {more ? (
          <span className={styles.more} dir="auto">
            {more}
          </span>
        ) : null}
        <span className={styles.about}>
          {[told.isRead ? null : "Unread", timeText(told.at), becauseText(told)].filter(Boolean).join(" · ")}
        </span>
      </div>
      {told.isRead ? null : (
        <Button look="quiet" aria-label={`Mark as read: ${said}`} onPress={read}>
          Mark as read
        </Button>
      )}
    </li>
  );
}
