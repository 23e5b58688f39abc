import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { StartDialog } from "../features/oneToOnes/StartDialog";
import { recurrenceText, topicsText } from "../features/oneToOnes/words";
import { PersonPicker } from "../features/people/PersonPicker";
import { graphql } from "../graphql/generated";
import type { OneToOnesPageQuery } from "../graphql/generated/graphql";
import { instantText } from "../lib/days";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Page, Row, Rows, Section, Soft } from "../ui/Page";
import { Answer } from "./answer";

const route = getRouteApi("/shell/one-to-ones");

const QUERY = graphql(`
  query OneToOnesPage {
    goingOn: oneToOnes(ended: false, first: 50) {
      nodes {
        id interval weekday at nextAt
        other { id name }
        agenda { topics objective { id } }
        actions(open: true, first: 50) { totalCount }
      }
    }
    ended: oneToOnes(ended: true, first: 20) { nodes { id endedAt other { id name } } }
  }
`);

/** The viewer's recurring conversations: what goes on, what has ended, and a new one. */
export function OneToOnesPage() {
  const navigate = route.useNavigate();
  const [isNew, setNew] = useState(false);
  const [query, again] = useQuery({ query: QUERY });
  return (
    <Page
      title="1:1s"
      narrow
      tools={
        <Button look="primary" onPress={() => setNew(true)}>
          <Trans>New 1:1</Trans>
        </Button>
      }
    >
      <Soft>
        <Trans>Only the two of you see a 1:1: neither managers nor coaches nor admins do.</Trans>
      </Soft>
      <Answer query={query} onRetry={again}>
        {(data) => (
          <>
            <GoingOn oneToOnes={data.goingOn.nodes} />
            {data.ended.nodes.length > 0 ? <Ended oneToOnes={data.ended.nodes} /> : null}
          </>
        )}
      </Answer>
      {isNew ? (
        <StartDialog
          pickPerson={PersonPicker}
          onStarted={(oneToOneId) => void navigate({ to: "/one-to-ones/$oneToOneId", params: { oneToOneId } })}
          onClose={() => setNew(false)}
        />
      ) : null}
    </Page>
  );
}

function GoingOn({ oneToOnes }: { oneToOnes: OneToOnesPageQuery["goingOn"]["nodes"] }) {
  if (oneToOnes.length === 0)
    return (
      <EmptyState title={t`No 1:1 yet`}>
        <Trans>
          Start one with your lead, somebody you lead, or a colleague; its agenda fills itself from the goals of both.
        </Trans>
      </EmptyState>
    );
  return (
    <Rows label="1:1s">
      {oneToOnes.map((each) => (
        <Row key={each.id}>
          <Link to="/one-to-ones/$oneToOneId" params={{ oneToOneId: each.id }}>
            {each.other.name}
          </Link>{" "}
          <Soft>
            {[
              each.nextAt ? instantText(each.nextAt) : null,
              recurrenceText(each),
              plural(each.actions.totalCount, { one: "# open action", other: "# open actions" }),
              topicsText(each.agenda),
            ]
              .filter(Boolean)
              .join(" · ")}
          </Soft>
        </Row>
      ))}
    </Rows>
  );
}

function Ended({ oneToOnes }: { oneToOnes: OneToOnesPageQuery["ended"]["nodes"] }) {
  return (
    <Section title={t`Ended`}>
      <Rows label={t`Ended`}>
        {oneToOnes.map((each) => (
          <Row key={each.id}>
            <Link to="/one-to-ones/$oneToOneId" params={{ oneToOneId: each.id }}>
              {each.other.name}
            </Link>{" "}
            <Soft>{each.endedAt ? instantText(each.endedAt) : null}</Soft>
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
