import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { FeedbackDialog } from "../features/conversations/FeedbackDialog";
import { FeedbackRow } from "../features/conversations/FeedbackRow";
import { useSession } from "../features/session/session";
import { graphql } from "../graphql/generated";
import type { FeedbackBox } from "../graphql/generated/graphql";
import { Button, buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Page, Rows } from "../ui/Page";
import { TabLinks } from "../ui/TabLinks";
import { Answer } from "./answer";

const route = getRouteApi("/shell/feedback");

const QUERY = graphql(`
  query FeedbackPage($box: FeedbackBox!, $after: String) {
    viewer { canThank }
    asked: feedbacks(box: ASKED_OF_ME, first: 1) { totalCount }
    shared: feedbacks(box: SHARED_WITH_ME, first: 1) { totalCount }
    feedbacks(box: $box, first: 20, after: $after) {
      totalCount
      nodes { id ...FeedbackRow_feedback }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const BOXES = ["asked", "to-me", "by-me", "waiting", "shared"] as const;
type Box = (typeof BOXES)[number];

const WORDS: Record<Box, { box: FeedbackBox; name: string; nothing: string }> = {
  asked: { box: "ASKED_OF_ME", name: t`Asked of me`, nothing: t`Nobody waits for feedback from you.` },
  "to-me": { box: "GIVEN_TO_ME", name: t`Given to me`, nothing: t`Ask somebody who has seen you at work on a goal.` },
  "by-me": { box: "GIVEN_BY_ME", name: t`Given by me`, nothing: t`You have given no feedback yet.` },
  waiting: { box: "ASKED_BY_ME", name: t`I asked for`, nothing: t`You wait for no feedback.` },
  shared: { box: "SHARED_WITH_ME", name: t`Shared with me`, nothing: t`Nobody shares feedback with you.` },
};

/** Feedback of the viewer: asked of them, given to them, given by them; between two people each. */
export function FeedbackPage() {
  const { box = "asked", after } = route.useSearch();
  const navigate = route.useNavigate();
  const me = useSession()?.person?.id;
  const [opened, setOpened] = useState<"ask" | "give" | null>(null);
  const [query, again] = useQuery({ query: QUERY, variables: { box: WORDS[box].box, after: after ?? null } });
  const asked = query.data?.asked.totalCount ?? 0;
  const isManager = (query.data?.shared.totalCount ?? 0) > 0 || box === "shared";
  const boxes = BOXES.filter((each) => each !== "shared" || isManager);
  const tools = query.data?.viewer.canThank ? (
    <>
      <Button look="primary" onPress={() => setOpened("ask")}>
        <Trans>Ask for feedback</Trans>
      </Button>
      <Button onPress={() => setOpened("give")}>
        <Trans>Give feedback</Trans>
      </Button>
    </>
  ) : null;
  return (
    <Page
      title={t`Feedback`}
      above={t`Between two people, about a goal. It never counts for a grade.`}
      narrow
      tools={tools}
    >
      <TabLinks
        label={t`Which feedback`}
        tabs={boxes.map((each) => ({
          name: each === "asked" && asked > 0 ? `${WORDS[each].name} ${asked}` : WORDS[each].name,
          isCurrent: each === box,
          onOpen: () => void navigate({ search: { box: each === "asked" ? undefined : each } }),
        }))}
      />
      <Answer query={query} onRetry={again}>
        {({ feedbacks: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <EmptyState title={t`Nothing here`}>{WORDS[box].nothing}</EmptyState>
          ) : (
            <>
              <Rows label={WORDS[box].name}>
                {nodes.map((each) => (
                  <FeedbackRow key={each.id} feedback={each} />
                ))}
              </Rows>
              {pageInfo.hasNextPage && pageInfo.endCursor ? (
                <div>
                  <Link to="/feedback" search={{ box, after: pageInfo.endCursor }} className={buttonClass()}>
                    <Trans>Older feedback</Trans>
                  </Link>
                </div>
              ) : null}
            </>
          )
        }
      </Answer>
      {opened ? <FeedbackDialog kind={opened} me={me} onClose={() => setOpened(null)} /> : null}
    </Page>
  );
}
