import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "urql";
import { Comments } from "../features/conversations/Comments";
import { ThanksSection } from "../features/conversations/ThanksSection";
import { EmbedButton } from "../features/embeds/EmbedButton";
import { LibraryActions } from "../features/library/LibraryActions";
import { AlignmentPanel } from "../features/objectives/AlignmentPanel";
import { ChangeHistory } from "../features/objectives/ChangeHistory";
import { InitiativeList } from "../features/objectives/InitiativeList";
import { KeyResultDetail } from "../features/objectives/KeyResultDetail";
import { ObjectiveActions } from "../features/objectives/ObjectiveActions";
import { ObjectiveSummary } from "../features/objectives/ObjectiveSummary";
import { PathUp } from "../features/objectives/PathUp";
import { ReturnedNote } from "../features/objectives/ReturnedNote";
import { TitleField } from "../features/objectives/TitleField";
import { FindingsPanel } from "../features/insights/FindingsPanel";
import { UnitPicker } from "../features/people/UnitPicker";
import { graphql } from "../graphql/generated";
import type { ObjectivePageQuery } from "../graphql/generated/graphql";
import { CopyLink } from "../ui/CopyLink";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Columns, Page, Rows, Section, Stack } from "../ui/Page";
import { TabLinks } from "../ui/TabLinks";
import { Answer } from "./answer";
import { OwnerLink } from "./ownerLink";
import { NotFoundPage } from "./problem";

const ExplainPanel = lazy(async () => ({
  default: (await import("../features/objectives/ExplainPanel")).ExplainPanel,
}));
const JustUpdated = lazy(() => import("../features/live/JustUpdated"));
const WhoIsHere = lazy(() => import("../features/live/WhoIsHere"));
const TalkDialog = lazy(async () => ({
  default: (await import("../features/conversations/TalkDialog")).TalkDialog,
}));
const route = getRouteApi("/shell/objectives/$objectiveId");

const QUERY = graphql(`
  query ObjectivePage($id: ID!) {
    objective(id: $id) {
      id
      title
      description
      viewerCanEdit
      viewerCanComment
      viewerCanEmbed
      keyResults(first: 100) { totalCount nodes { id ...KeyResultDetail_keyResult } }
      ...PathUp_objective
      ...ReturnedNote_objective
      ...TitleField_objective
      ...ObjectiveSummary_objective
      ...ObjectiveActions_objective
      ...AlignmentPanel_objective
      ...ChangeHistory_objective
      ...InitiativeList_objective
      ...FindingsPanel_objective
      ...LibraryActions_objective
      ...ThanksSection_objective
      cycle { id phase }
    }
    cycle { id }
  }
`);

export function ObjectivePage() {
  const { objectiveId } = route.useParams();
  const [query, again] = useQuery({ query: QUERY, variables: { id: objectiveId } });
  return (
    <Answer query={query} onRetry={again}>
      {({ objective, cycle }) =>
        objective ? <Opened objective={objective} currentCycleId={cycle?.id ?? null} /> : <NotFoundPage />
      }
    </Answer>
  );
}

type Objective = NonNullable<ObjectivePageQuery["objective"]>;

const TAKES_NEW = ["PLANNING", "ACTIVE"];

function Opened({ objective, currentCycleId }: { objective: Objective; currentCycleId: string | null }) {
  const { tab, why } = route.useSearch();
  const navigate = route.useNavigate();
  const showWhy = (goalId: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, why: goalId }), resetScroll: false });
  return (
    <Page
      title={objective.title}
      heading={<TitleField objective={objective} as="h1" />}
      above={<PathUp objective={objective} />}
      tools={
        <>
          <Suspense fallback={null}>
            <JustUpdated key={objective.id} objectiveId={objective.id} />
            <WhoIsHere objectiveId={objective.id} />
          </Suspense>
          <CopyLink />
          {objective.viewerCanEmbed ? <EmbedButton ofId={objective.id} title={objective.title} /> : null}
          <ObjectiveActions objective={objective} />
          <LibraryActions
            objective={objective}
            openCycleId={TAKES_NEW.includes(objective.cycle.phase) ? null : currentCycleId}
            picker={(without, choose) => (
              <UnitPicker
                // Empty again after each choice.
                key={without.length}
                label={t`Team`}
                chosen={null}
                onChoose={(unit) => unit && choose(unit)}
                without={without}
              />
            )}
          />
        </>
      }
    >
      <ReturnedNote objective={objective} />
      <ObjectiveSummary objective={objective} onWhy={() => showWhy(objective.id)} />
      <TabLinks
        label={t`Parts of this objective`}
        tabs={[
          { name: t`Key results`, isCurrent: !tab, onOpen: () => void navigate({ search: { tab: undefined } }) },
          {
            name: t`Alignment`,
            isCurrent: tab === "aligned",
            onOpen: () => void navigate({ search: { tab: "aligned" } }),
          },
          {
            name: t`History`,
            isCurrent: tab === "history",
            onOpen: () => void navigate({ search: { tab: "history" } }),
          },
        ]}
      />
      {tab === "history" ? (
        <ChangeHistory objective={objective} />
      ) : tab === "aligned" ? (
        <Stack>
          <AlignmentPanel objective={objective} />
        </Stack>
      ) : (
        <Columns>
          <Stack>
            <KeyResults objective={objective} onWhy={showWhy} />
            <InitiativeList objective={objective} />
            <FindingsPanel objective={objective} />
            <Section title={t`Comments`}>
              <Comments aboutId={objective.id} />
            </Section>
          </Stack>
          <Stack>
            <AlignmentPanel objective={objective} />
            <ThanksSection objective={objective} named={(each) => <OwnerLink owner={each} />} />
          </Stack>
        </Columns>
      )}
      <Suspense fallback={null}>
        {why ? <ExplainPanel goalId={why} onClose={() => showWhy(undefined)} /> : null}
      </Suspense>
    </Page>
  );
}

function KeyResults({ objective, onWhy }: { objective: Objective; onWhy: (goalId: string) => void }) {
  const { keyResult: opened } = route.useSearch();
  const navigate = route.useNavigate();
  const nodes = objective.keyResults.nodes;
  const [topic, setTopic] = useState<{ id: string; title: string } | null>(null);
  const toggle = (id: string) =>
    void navigate({
      search: (before) => ({ ...before, keyResult: opened === id ? undefined : id }),
      replace: true,
      resetScroll: false,
    });
  return (
    <Section title={t`Key results`}>
      {nodes.length > 0 ? (
        <Rows>
          {nodes.map((each) => (
            <KeyResultDetail
              key={each.id}
              keyResult={each}
              open={opened === each.id}
              onToggle={() => toggle(each.id)}
              onWhy={onWhy}
              onTalk={({ id, title }) => setTopic({ id, title })}
            />
          ))}
        </Rows>
      ) : (
        <EmptyState
          title={t`No key result yet`}
          action={
            objective.viewerCanEdit ? (
              <Link
                to="/objectives/$objectiveId/edit"
                params={{ objectiveId: objective.id }}
                className={buttonClass("primary")}
              >
                <Trans>Add a key result</Trans>
              </Link>
            ) : null
          }
        >
          <Trans>Key results say how we know that we got there.</Trans>
        </EmptyState>
      )}
      <Suspense fallback={null}>
        {topic ? (
          <TalkDialog topic={topic} canThank={objective.viewerCanComment} onClose={() => setTopic(null)} />
        ) : null}
      </Suspense>
    </Section>
  );
}
