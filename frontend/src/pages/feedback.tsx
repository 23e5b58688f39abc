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
  asked: { box: "ASKED_OF_ME", name: "Asked of me", nothing: "Nobody waits for feedback from you." },
  "to-me": { box: "GIVEN_TO_ME", name: "Given to me", nothing: "Ask somebody who has seen you at work on a goal." },
  "by-me": { box: "GIVEN_BY_ME", name: "Given by me", nothing: "You have given no feedback yet." },
  waiting: { box: "ASKED_BY_ME", name: "I asked for", nothing: "You wait for no feedback." },
  shared: { box: "SHARED_WITH_ME", name: "Shared with me", nothing: "Nobody shares feedback with you." },
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
        Ask for feedback
      </Button>
      <Button onPress={() => setOpened("give")}>Give feedback</Button>
    </>
  ) : null;
  return (
    <Page title="Feedback" above="Between two people, about a goal. It never counts for a grade." narrow tools={tools}>
      <TabLinks
        label="Which feedback"
        tabs={boxes.map((each) => ({
          name: each === "asked" && asked > 0 ? `${WORDS[each].name} ${asked}` : WORDS[each].name,
          isCurrent: each === box,
          onOpen: () => void navigate({ search: { box: each === "asked" ? undefined : each } }),
        }))}
      />
      <Answer query={query} onRetry={again}>
        {({ feedbacks: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <EmptyState title="Nothing here">{WORDS[box].nothing}</EmptyState>
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
                    Older feedback
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
