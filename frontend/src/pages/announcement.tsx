import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import styles from "../features/announcements/announcements.module.css";
import { ReadButton } from "../features/announcements/ReadButton";
import { ObjectiveRow } from "../features/objectives/ObjectiveRow";
import { graphql } from "../graphql/generated";
import { dayText } from "../lib/days";
import { Named } from "../ui/Avatar";
import { EmptyState } from "../ui/EmptyState";
import { Page, Row, Rows, Section, Soft } from "../ui/Page";
import { Answer } from "./answer";
import { NotFoundPage } from "./problem";

const route = getRouteApi("/shell/announcements/$announcementId");

const QUERY = graphql(`
  query AnnouncementPage($id: ID!) {
    announcement(id: $id) {
      id text at viewerHasRead viewerCanSeeReaders audienceCount readCount
      by { id name }
      cycle { id name }
      unit { id name }
      readers(first: 100) { nodes { id name } pageInfo { hasNextPage } }
      notReadBy(first: 100) { totalCount nodes { id name } pageInfo { hasNextPage } }
    }
  }
`);

const GOALS = graphql(`
  query AnnouncedGoals($unit: ID!, $cycle: ID!) {
    objectives(first: 100, cycleId: $cycle, filter: { ownerIds: [$unit], states: [PUBLISHED, CLOSED] }) {
      nodes { id ...ObjectiveRow_objective }
    }
  }
`);

function Goals({ unitId, cycleId }: { unitId: string; cycleId: string }) {
  const [query, again] = useQuery({ query: GOALS, variables: { unit: unitId, cycle: cycleId } });
  return (
    <Answer query={query} onRetry={again}>
      {({ objectives }) =>
        objectives.nodes.length > 0 ? (
          <Rows label={t`Objectives`}>
            {objectives.nodes.map((each) => (
              <ObjectiveRow key={each.id} objective={each} open ownerShown={false} />
            ))}
          </Rows>
        ) : (
          <EmptyState title={t`No objective to show`} />
        )
      }
    </Answer>
  );
}

type Listed = { nodes: readonly { id: string; name: string }[]; pageInfo: { hasNextPage: boolean } };

function People({ label, people }: { label: string; people: Listed }) {
  return (
    <>
      <Rows label={label}>
        {people.nodes.map((each) => (
          <Row key={each.id}>
            <Link to="/people/$personId" params={{ personId: each.id }}>
              <Named name={each.name} />
            </Link>
          </Row>
        ))}
      </Rows>
      {people.pageInfo.hasNextPage ? (
        <Soft>
          <Trans>The first hundred, by name.</Trans>
        </Soft>
      ) : null}
    </>
  );
}

/** What a unit has announced: its words, its goals of the cycle, and for whoever answers for it who has read them. */
export function AnnouncementPage() {
  const { announcementId } = route.useParams();
  const [query, again] = useQuery({ query: QUERY, variables: { id: announcementId } });
  return (
    <Answer query={query} onRetry={again}>
      {({ announcement }) => {
        if (!announcement) return <NotFoundPage />;
        const { unit, cycle, by, at, text, readers, notReadBy } = announcement;
        return (
          <Page
            title={t`OKRs of ${unit.name}, ${cycle.name}`}
            above={t`Announced on ${dayText(at)}${by ? t` by ${by.name}` : ""}`}
            tools={
              announcement.viewerHasRead ? (
                <Soft>
                  <Trans>You have read them</Trans>
                </Soft>
              ) : (
                <ReadButton announcementId={announcement.id} />
              )
            }
          >
            {text ? (
              <p className={styles.text} dir="auto">
                {text}
              </p>
            ) : null}
            <Goals unitId={unit.id} cycleId={cycle.id} />
            {announcement.viewerCanSeeReaders ? (
              <>
                <Section title={t`Read by ${announcement.readCount ?? 0} of ${announcement.audienceCount ?? 0}`}>
                  <People label={t`Who has read them`} people={readers} />
                </Section>
                {notReadBy.totalCount > 0 ? (
                  <Section title={t`Not read by ${notReadBy.totalCount}`}>
                    <People label={t`Who has not read them`} people={notReadBy} />
                  </Section>
                ) : null}
              </>
            ) : null}
          </Page>
        );
      }}
    </Answer>
  );
}
