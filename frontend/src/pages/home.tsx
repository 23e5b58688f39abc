import { t } from "@lingui/core/macro";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "urql";
import { ThankButton } from "../features/conversations/ThankButton";
import { Around } from "../features/home/Around";
import { Blocked } from "../features/home/Blocked";
import { DueList } from "../features/home/DueList";
import styles from "../features/home/home.module.css";
import { Wins } from "../features/home/Wins";
import { BlockerLine } from "../features/objectives/BlockerLine";
import { graphql } from "../graphql/generated";
import { dayOf, dayText } from "../lib/days";
import { Page, Rows, Section, Stack } from "../ui/Page";
import { Answer } from "./answer";

const ReviewQueue = lazy(async () => ({
  default: (await import("../features/objectives/ReviewQueue")).ReviewQueue,
}));

const QUERY = graphql(`
  query HomePage {
    objectivesToReview(first: 1) { totalCount }
    company { __typename id name }
    viewer {
      canThank
      person { id memberships { home unit { __typename id name } } }
      checkInsDue { keyResult { id } ...DueList_due }
      blockersToResolve {
        id text openedAt resolvedAt
        keyResult { id title objective { id title owner { __typename id name } } }
      }
      wins { id ...Wins_checkIn }
    }
  }
`);

/** What is due, what needs the viewer, what changed around them, and what was reached. */
export function HomePage() {
  const [today] = useState(() => dayText(dayOf(new Date())));
  const [query, again] = useQuery({ query: QUERY, requestPolicy: "cache-and-network" });
  return (
    <Page title={t`Home`} above={today}>
      <Answer query={query} onRetry={again}>
        {({ viewer, company, objectivesToReview }) => {
          const home = viewer.person?.memberships.find((each) => each.home)?.unit ?? company;
          const blockers = viewer.blockersToResolve.filter((each) => !each.resolvedAt);
          return (
            <div className={styles.columns}>
              <Stack>
                <DueList due={viewer.checkInsDue} />
                <Suspense>{objectivesToReview.totalCount > 0 ? <ReviewQueue /> : null}</Suspense>
                {blockers.length > 0 ? (
                  <Section title={t`Blocked until you act`}>
                    <Rows label={t`Blocked until you act`}>
                      {blockers.map((each) => (
                        <Blocked key={each.id} keyResult={each.keyResult}>
                          <BlockerLine blocker={each} canResolve />
                        </Blocked>
                      ))}
                    </Rows>
                  </Section>
                ) : null}
              </Stack>
              <Stack>
                {home ? <Around unit={home} /> : null}
                <Wins
                  wins={viewer.wins}
                  thank={(checkIn) =>
                    viewer.canThank ? (
                      <div>
                        <ThankButton topic={checkIn} />
                      </div>
                    ) : null
                  }
                />
              </Stack>
            </div>
          );
        }}
      </Answer>
    </Page>
  );
}
