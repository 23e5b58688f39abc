import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useMutation, useQuery } from "urql";
import { CycleSelect, useCurrentCycle } from "../features/cycles/CycleSelect";
import { freshObjective, isObjectiveDraft, objectiveInput, type ObjectiveDraft, type Problems } from "../features/objectives/draft";
import { ObjectiveForm } from "../features/objectives/ObjectiveForm";
import { placed } from "../features/objectives/refusals";
import { errorText } from "../graphql/client";
import { graphql } from "../graphql/generated";
import { draft as kept, keepDraft } from "../lib/drafts";
import { Page } from "../ui/Page";
import { announce } from "../ui/Toast";

const route = getRouteApi("/shell/objectives/new");
const DRAFT = "objective.new";

const GIVEN = graphql(`
  query NewObjectiveGiven($ids: [ID!]!) {
    viewer { person { id name } }
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

/** What the address and the person say beforehand: owner, cycle and what it shall contribute to. */
function useGiven(draft: ObjectiveDraft, put: (draft: ObjectiveDraft) => void) {
  const { owner, alignTo, cycle } = route.useSearch();
  const current = useCurrentCycle();
  const [{ data }] = useQuery({ query: GIVEN, variables: { ids: [owner, alignTo].flatMap((id) => id ?? []) } });
  useEffect(() => {
    const nodes = data?.nodes ?? [];
    const ownerNode = nodes.find((node) => node?.id === owner);
    const target = nodes.find((node) => node?.id === alignTo);
    const asked = ownerNode && "name" in ownerNode ? { id: ownerNode.id, name: ownerNode.name } : null;
    const next = {
      ...draft,
      cycleId: draft.cycleId ?? cycle ?? current?.id ?? null,
      owner: draft.owner ?? asked ?? (owner ? null : (data?.viewer.person ?? null)),
      alignTo: target && "title" in target && !draft.alignTo.some((each) => each.id === target.id) ? [...draft.alignTo, { id: target.id, name: target.title }] : draft.alignTo,
    };
    if (next.cycleId !== draft.cycleId || next.owner !== draft.owner || next.alignTo !== draft.alignTo) put(next);
    // Only what is given fills the draft; what is typed later is never overwritten.
  }, [data, current, cycle, owner, alignTo]);
}

export function NewObjectivePage() {
  const router = useRouter();
  const [draft, setDraft] = useState<ObjectiveDraft>(() => kept(DRAFT, isObjectiveDraft) ?? freshObjective());
  const [problems, setProblems] = useState<Problems>({});
  const [refused, setRefused] = useState<string[]>([]);
  const [{ fetching }, create] = useMutation(CREATE);
  useGiven(draft, setDraft);

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
    const written = draft.keyResults.filter((each) => each.title.trim() !== "" || each.target.trim() !== "");
    const { problems: found, rest } = placed(payload?.userErrors ?? [], written.map((each) => each.key));
    setProblems(found);
    setRefused(rest.length > 0 ? rest : ["Some fields need another look."]);
    // What is sent next is another objective body, so it takes a new key.
    put({ ...draft, idempotencyKey: crypto.randomUUID() });
  };

  const discard = () => {
    keepDraft(DRAFT, null);
    setDraft(freshObjective());
    void router.navigate({ to: "/my-okrs" });
  };

  return (
    <Page title="New objective" narrow>
      <ObjectiveForm
        draft={draft}
        onChange={put}
        problems={problems}
        refused={refused}
        busy={fetching}
        cycle={<CycleSelect label="Cycle" labelHidden={false} openOnly value={draft.cycleId ?? undefined} onChange={(cycleId) => put({ ...draft, cycleId })} />}
        onSave={(publish) => void save(publish)}
        onDiscard={discard}
      />
    </Page>
  );
}
