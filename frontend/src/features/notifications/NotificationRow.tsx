import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { NotificationKind, NotificationRow_notificationFragment } from "../../graphql/generated/graphql";
import { whyText } from "../../lib/changes";
import { timeText } from "../../lib/days";
import { Button, buttonClass } from "../../ui/Button";
import styles from "./notifications.module.css";
import { ReminderItems } from "./ReminderItems";
import { asksForCheckIns, becauseText, detail, sentence } from "./words";

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
      ... on Reminder { items { step ...ReminderItems_item } }
      ... on Person { name }
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
  const { subject } = told;
  const more = [detail(told), subject?.__typename === "Change" ? whyText(subject) : null].filter(Boolean).join(" · ");
  const said = sentence(told);
  const read = () => {
    if (!told.isRead) onRead(told.id);
  };
  return (
    <li className={styles.row} data-unread={told.isRead ? undefined : ""}>
      <div className={styles.words}>
        <Subject told={told} onFollow={read}>
          {said}
        </Subject>
        {subject?.__typename === "Reminder" ? <ReminderItems items={subject.items} onFollow={read} /> : null}
        {more ? (
          <span className={styles.more} dir="auto">
            {more}
          </span>
        ) : null}
        <span className={styles.about}>
          {[told.isRead ? null : t`Unread`, timeText(told.at), becauseText(told)].filter(Boolean).join(" · ")}
        </span>
      </div>
      <div className={styles.actions}>
        {asksForCheckIns(told) ? (
          <Link to="/check-in" className={buttonClass("primary")} onClick={read}>
            <Trans>Check in</Trans>
          </Link>
        ) : null}
        {told.isRead ? null : (
          <Button look="quiet" aria-label={t`Mark as read: ${said}`} onPress={read}>
            <Trans>Mark as read</Trans>
          </Button>
        )}
      </div>
    </li>
  );
}

interface SubjectProps {
  told: NotificationRow_notificationFragment;
  children: ReactNode;
  onFollow: () => void;
}

/** The sentence, leading to what it speaks of. */
function Subject({ told: { kind, objective, keyResult, subject }, children, onFollow }: SubjectProps) {
  const link = { className: styles.link, onClick: onFollow };
  if (objective)
    return (
      <Link
        to="/objectives/$objectiveId"
        params={{ objectiveId: objective.id }}
        search={keyResult ? { keyResult: keyResult.id } : {}}
        {...link}
      >
        {children}
      </Link>
    );
  if (subject?.__typename === "Announcement")
    return (
      <Link to="/announcements/$announcementId" params={{ announcementId: subject.id }} {...link}>
        {children}
      </Link>
    );
  if (subject?.__typename === "Feedback")
    return (
      <Link to="/feedback" search={{ box: BOXES[kind] }} {...link}>
        {children}
      </Link>
    );
  if (subject?.__typename === "OneToOne")
    return (
      <Link to="/one-to-ones/$oneToOneId" params={{ oneToOneId: subject.id }} {...link}>
        {children}
      </Link>
    );
  if (subject?.__typename === "Person")
    return (
      <Link to="/people/$personId" params={{ personId: subject.id }} {...link}>
        {children}
      </Link>
    );
  return <span className={styles.link}>{children}</span>;
}
