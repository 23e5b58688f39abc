import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import { useQuery } from "urql";
import { CycleSelect } from "../features/cycles/CycleSelect";
import {
  freshObjective,
  isObjectiveDraft,
  type ObjectiveDraft,
  primaryTarget,
  withTarget,
} from "../features/objectives/draft";
import { draftFromTemplate } from "../features/objectives/fromTemplate";
import { Guidelines } from "../features/objectives/Guidelines";
import { ObjectiveForm } from "../features/objectives/ObjectiveForm";
import { looked, useNewObjective } from "../features/objectives/useNewObjective";
import { DraftFindings } from "../features/insights/DraftFindings";
import { LessonsPanel } from "../features/reviews/LessonsPanel";
import { graphql } from "../graphql/generated";
import type { NewObjectiveGivenQuery } from "../graphql/generated/graphql";
import { draft as kept, keepDraft } from "../lib/drafts";
import { Page, Stack } from "../ui/Page";
import { buttonClass } from "../ui/Button";
import { Answer } from "./answer";

const route = getRouteApi("/shell/objectives/new");
const DRAFT = "objective.new";

const GIVEN = graphql(`
  query NewObjectiveGiven($ids: [ID!]!, $template: ID!, $begins: Boolean!) {
    libraryTemplate(id: $template) @include(if: $begins) {
      id
      title
      why
      kind
      keyResults { title measure scoredBy unit startValue targetValue lowValue highValue indicator hint milestones }
    }
    viewer { person { id name } }
    cycle { id }
    nodes(ids: $ids) {
      __typename
      id
      ... on Objective { title }
      ... on KeyResult { title }
      ... on Company { name }
      ... on Team { name }
      ... on Person { name }
    }
  }
`);

type Given = NewObjectiveGivenQuery;

interface Asked {
  owner?: string;
  alignTo?: string;
  cycle?: string;
  template?: string;
}

/** What begins with a template is kept apart, so that it puts no other draft away. */
const keptAs = ({ template }: Asked) => (template ? `${DRAFT}.${template}` : DRAFT);

/** What is kept in the browser, else the template or nothing, with what the address and the person say filled in. */
function startOf(given: Given, asked: Asked): ObjectiveDraft {
  const begun = given.libraryTemplate ? draftFromTemplate(given.libraryTemplate) : freshObjective();
  const draft = kept(keptAs(asked), isObjectiveDraft) ?? begun;
  const ownerNode = given.nodes.find((node) => node?.id === asked.owner);
  const target = given.nodes.find((node) => node?.id === asked.alignTo);
  const owner = ownerNode && "name" in ownerNode ? ownerNode : (draft.owner ?? given.viewer.person);
  // What the address asks for stands first, and so draws the tree.
  const choice = target && "title" in target ? { id: target.id, name: target.title } : null;
  return {
    ...draft,
    cycleId: asked.cycle ?? draft.cycleId ?? given.cycle?.id ?? null,
    owner: owner ? { id: owner.id, name: owner.name } : null,
    alignTo: choice ? primaryTarget(withTarget(draft.alignTo, choice), choice.id) : draft.alignTo,
  };
}

export function NewObjectivePage() {
  const asked = route.useSearch();
  const [query, again] = useQuery({
    query: GIVEN,
    variables: {
      ids: [asked.owner, asked.alignTo].flatMap((id) => id ?? []),
      template: asked.template ?? "",
      begins: asked.template !== undefined,
    },
  });
  return (
    <Page title={t`New objective`} narrow tools={<OtherWays />}>
      <Answer query={query} onRetry={again}>
        {(given) => (
          <Writing
            key={`${asked.owner} ${asked.alignTo} ${asked.cycle} ${asked.template}`}
            keptAs={keptAs(asked)}
            start={() => startOf(given, asked)}
          />
        )}
      </Answer>
    </Page>
  );
}

/** Other ways to begin. */
function OtherWays() {
  return (
    <>
      <Link to="/library" className={buttonClass()}>
        <Trans>Start from the library</Trans>
      </Link>
      <Link to="/objectives/guided" className={buttonClass()}>
        <Trans>Step by step</Trans>
      </Link>
    </>
  );
}
function Writing({ keptAs, start }: { keptAs: string; start: () => ObjectiveDraft }) {
  const router = useRouter();
  const { draft, put, problems, refused, busy, save } = useNewObjective(keptAs, start);

  const send = async (publish: boolean) => {
    const objectiveId = await save(publish);
    if (objectiveId) void router.navigate({ to: "/objectives/$objectiveId", params: { objectiveId } });
  };

  const discard = () => {
    keepDraft(keptAs, null);
    void router.navigate({ to: "/my-okrs" });
  };

  return (
    <Stack>
      <Guidelines />
      <LessonsPanel ownerId={draft.owner?.id ?? null} />
      <ObjectiveForm
        draft={draft}
        onChange={put}
        problems={problems}
        refused={refused}
        busy={busy}
        cycle={
          <CycleSelect
            label={t`Cycle`}
            labelHidden={false}
            openOnly
            value={draft.cycleId ?? undefined}
            onChange={(cycleId) => put({ ...draft, cycleId })}
          />
        }
        findings={<DraftFindings draft={looked(draft)} />}
        onSave={(publish) => void send(publish)}
        onDiscard={discard}
      />
    </Stack>
  );
}
