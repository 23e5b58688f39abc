import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useQuery } from "urql";
import { NotificationRow } from "../features/notifications/NotificationRow";
import { graphql } from "../graphql/generated";
import type { NotificationsPageQuery } from "../graphql/generated/graphql";
import { useSave } from "../graphql/useSave";
import { dayOf, dayText } from "../lib/days";
import { Button, buttonClass } from "../ui/Button";
import { Actions } from "../ui/Dialog";
import { EmptyState } from "../ui/EmptyState";
import { Refusals } from "../ui/ErrorState";
import { Page, Rows, Section, Stack } from "../ui/Page";
import { TabLinks } from "../ui/TabLinks";
import { Answer } from "./answer";

const route = getRouteApi("/shell/notifications");

const QUERY = graphql(`
  query NotificationsPage($unreadOnly: Boolean!, $after: String) {
    viewer { unreadNotificationCount }
    notifications(first: 50, after: $after, unreadOnly: $unreadOnly) {
      nodes { id at ...NotificationRow_notification }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const MARK = graphql(`
  mutation NotificationsMarkRead($input: NotificationsMarkReadInput!) {
    notificationsMarkRead(input: $input) { notifications { id isRead } userErrors { message code path } }
  }
`);

type Told = NotificationsPageQuery["notifications"]["nodes"][number];

/** By the days of whoever looks, the latest first. */
function byDay(nodes: readonly Told[]): [string, Told[]][] {
  const days = new Map<string, Told[]>();
  for (const each of nodes) {
    const day = dayOf(new Date(each.at));
    days.set(day, [...(days.get(day) ?? []), each]);
  }
  return [...days];
}

function dayName(day: string): string {
  const today = new Date();
  const yesterday = new Date(today);
  yesterday.setDate(today.getDate() - 1);
  if (day === dayOf(today)) return t`Today`;
  return day === dayOf(yesterday) ? t`Yesterday` : dayText(day);
}

/** What the viewer is told of goals that concern them. */
export function NotificationsPage() {
  const { unread = false, after } = route.useSearch();
  const navigate = route.useNavigate();
  const [query, again] = useQuery({ query: QUERY, variables: { unreadOnly: unread, after: after ?? null } });
  const { save, refused, busy } = useSave(MARK, (data) => data.notificationsMarkRead);
  const unreadCount = query.data?.viewer.unreadNotificationCount;
  const isAnyUnread = (unreadCount ?? 0) > 0;
  const countBefore = useRef(unreadCount);
  // The bell counts again every minute: what it finds to be new is to be seen here too.
  useEffect(() => {
    if (countBefore.current !== undefined && (unreadCount ?? 0) > countBefore.current) {
      again({ requestPolicy: "network-only" });
    }
    countBefore.current = unreadCount;
  }, [unreadCount, again]);
  return (
    <Page
      title={t`Notifications`}
      narrow
      tools={
        isAnyUnread ? (
          <Button isDisabled={busy} onPress={() => void save({ input: { all: true } })}>
            <Trans>Mark all as read</Trans>
          </Button>
        ) : null
      }
    >
      <TabLinks
        label={t`Which notifications`}
        tabs={[
          { name: t`All`, isCurrent: !unread, onOpen: () => void navigate({ search: {} }) },
          { name: t`Unread`, isCurrent: unread, onOpen: () => void navigate({ search: { unread: true } }) },
        ]}
      />
      <Refusals messages={refused} />
      <Answer query={query} onRetry={again}>
        {({ notifications: { nodes, pageInfo } }) => (
          <Stack>
            {byDay(nodes).map(([day, told]) => (
              <Section key={day} title={dayName(day)}>
                <Rows label={t`Notifications of ${dayName(day)}`}>
                  {told.map((each) => (
                    <NotificationRow
                      key={each.id}
                      notification={each}
                      onRead={(id) => void save({ input: { ids: [id] } })}
                    />
                  ))}
                </Rows>
              </Section>
            ))}
            {nodes.length === 0 ? (
              <EmptyState title={unread ? t`Nothing unread` : t`Nothing yet`}>
                <Trans>Changes of goals that concern you, proposals and alignments to your goals are told here.</Trans>
              </EmptyState>
            ) : null}
            <Actions>
              {after ? (
                <Link to="/notifications" search={{ unread: unread || undefined }} className={buttonClass()}>
                  <Trans>Back to the latest</Trans>
                </Link>
              ) : null}
              {pageInfo.hasNextPage && pageInfo.endCursor ? (
                <Link
                  to="/notifications"
                  search={{ unread: unread || undefined, after: pageInfo.endCursor }}
                  className={buttonClass()}
                >
                  <Trans>Older</Trans>
                </Link>
              ) : null}
            </Actions>
          </Stack>
        )}
      </Answer>
    </Page>
  );
}
