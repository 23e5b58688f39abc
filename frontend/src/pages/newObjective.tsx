import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { CycleSelect } from "../features/cycles/CycleSelect";
import {
  freshObjective,
  isObjectiveDraft,
  objectiveInput,
  type ObjectiveDraft,
  primaryTarget,
  withTarget,
} from "../features/objectives/draft";
import { isWritten, type Problems } from "../features/objectives/keyResultDraft";
import { Guidelines } from "../features/objectives/Guidelines";
import { ObjectiveForm } from "../features/objectives/ObjectiveForm";
import { placed } from "../features/objectives/refusals";
import { DraftFindings } from "../features/insights/DraftFindings";
import { LessonsPanel } from "../features/reviews/LessonsPanel";
import { errorText } from "../graphql/client";
import { graphql } from "../graphql/generated";
import type { NewObjectiveGivenQuery } from "../graphql/generated/graphql";
import { draft as kept, keepDraft } from "../lib/drafts";
import { typedNumber } from "../lib/numbers";
import { Page, Stack } from "../ui/Page";
import { announce } from "../ui/Toast";
import { Answer } from "./answer";

const route = getRouteApi("/shell/objectives/new");
const DRAFT = "objective.new";

const GIVEN = graphql(`
  query NewObjectiveGiven($ids: [ID!]!) {
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

const CREATE = graphql(`
  mutation ObjectiveCreate($input: ObjectiveCreateInput!) {
    objectiveCreate(input: $input) { objective { id title } userErrors { message code path } }
  }
`);

type Given = NewObjectiveGivenQuery;

/** What is kept in the browser or fresh, with what the address and the person say filled in. */
function startOf(given: Given, asked: { owner?: string; alignTo?: string; cycle?: string }): ObjectiveDraft {
  const draft = kept(DRAFT, isObjectiveDraft) ?? freshObjective();
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
    variables: { ids: [asked.owner, asked.alignTo].flatMap((id) => id ?? []) },
  });
  return (
    <Page title="New objective" narrow>
      <Answer query={query} onRetry={again}>
        {(given) => (
          <Writing key={`${asked.owner} ${asked.alignTo} ${asked.cycle}`} start={() => startOf(given, asked)} />
        )}
      </Answer>
    </Page>
  );
}

/** What the checks look at. */
const looked = (draft: ObjectiveDraft) => ({
  title: draft.title,
  description: draft.description,
  ownerId: draft.owner?.id ?? null,
  cycleId: draft.cycleId,
  progressFrom: draft.progressFrom,
  citesPriority: draft.priorityIds.length > 0,
  keyResults: draft.keyResults.filter(isWritten).map(({ title, measure, indicator, unit, target }) => ({
    title,
    measure,
    indicator,
    unit,
    targetValue: typedNumber(target).value,
  })),
});

function Writing({ start }: { start: () => ObjectiveDraft }) {
  const router = useRouter();
  const [draft, setDraft] = useState(start);
  const [problems, setProblems] = useState<Problems>({});
  const [refused, setRefused] = useState<string[]>([]);
  const [{ fetching }, create] = useMutation(CREATE);

  const put = (next: ObjectiveDraft) => {
    setDraft(next);
    keepDraft(DRAFT, next);
  };

  const save = async (publish: boolean) => {
    const made = objectiveInput(draft, publish);
    setProblems(made.problems);
    setRefused(made.input ? [] : ["Some fields need another look."]);
    if (!made.input) return;
    const { data, error } = await create({ input: made.input });
    if (error) return setRefused([errorText(error)]);
    const payload = data?.objectiveCreate;
    if (payload?.objective) {
      keepDraft(DRAFT, null);
      announce(publish ? "Published" : "Saved as a draft");
      return router.navigate({ to: "/objectives/$objectiveId", params: { objectiveId: payload.objective.id } });
    }
    const written = draft.keyResults.filter(isWritten);
    const { problems: found, rest } = placed(
      payload?.userErrors ?? [],
      written.map((each) => each.key),
    );
    setProblems(found);
    const isForbidden = payload?.userErrors.some((each) => each.code === "FORBIDDEN");
    const wayOut = publish && isForbidden ? ["You can still save it as a draft, and propose it from there."] : [];
    setRefused(rest.length > 0 ? [...rest, ...wayOut] : ["Some fields need another look."]);
    // What is sent next is another objective body, so it takes a new key.
    put({ ...draft, idempotencyKey: crypto.randomUUID() });
  };

  const discard = () => {
    keepDraft(DRAFT, null);
    setDraft(freshObjective());
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
        busy={fetching}
        cycle={
          <CycleSelect
            label="Cycle"
            labelHidden={false}
            openOnly
            value={draft.cycleId ?? undefined}
            onChange={(cycleId) => put({ ...draft, cycleId })}
          />
        }
        findings={<DraftFindings draft={looked(draft)} />}
        onSave={(publish) => void save(publish)}
        onDiscard={discard}
      />
    </Stack>
  );
}
