import { t } from "@lingui/core/macro";
import { typedNumber } from "../../lib/numbers";
import { useState } from "react";
import { useMutation } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { keepDraft } from "../../lib/drafts";
import { announce } from "../../ui/Toast";
import { objectiveInput, type ObjectiveDraft } from "./draft";
import { isWritten, type Problems } from "./keyResultDraft";
import { placed, type Refused } from "./refusals";

const CREATE = graphql(`
  mutation ObjectiveCreate($input: ObjectiveCreateInput!) {
    objectiveCreate(input: $input) { objective { id title } userErrors { message code path } }
  }
`);

export interface NewObjective {
  draft: ObjectiveDraft;
  put: (draft: ObjectiveDraft) => void;
  problems: Problems;
  refused: string[];
  busy: boolean;
  /** Sends it; the id of what was made, or null where something needs another look. */
  save: (publish: boolean, sent?: ObjectiveDraft) => Promise<string | null>;
}

/** What the checks look at. */
export const looked = (draft: ObjectiveDraft) => ({
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

/** What was refused, by field and else in sentences. */
function toldOf(sent: ObjectiveDraft, errors: readonly Refused[], publish: boolean) {
  const keys = sent.keyResults.filter(isWritten).map((each) => each.key);
  const { problems, rest } = placed(errors, keys);
  const isForbidden = errors.some((each) => each.code === "FORBIDDEN");
  const wayOut = publish && isForbidden ? [t`You can still save it as a draft, and propose it from there.`] : [];
  return { problems, refused: rest.length > 0 ? [...rest, ...wayOut] : [t`Some fields need another look.`] };
}

/** An objective while it is written: kept in the browser under a name, sent with one key. */
export function useNewObjective(keptAs: string, start: () => ObjectiveDraft): NewObjective {
  const [draft, setDraft] = useState(start);
  const [problems, setProblems] = useState<Problems>({});
  const [refused, setRefused] = useState<string[]>([]);
  const [{ fetching }, create] = useMutation(CREATE);

  const put = (next: ObjectiveDraft) => {
    setDraft(next);
    keepDraft(keptAs, next);
  };

  const save = async (publish: boolean, sent = draft): Promise<string | null> => {
    const made = objectiveInput(sent, publish);
    setProblems(made.problems);
    setRefused(made.input ? [] : [t`Some fields need another look.`]);
    if (!made.input) return null;
    const { data, error } = await create({ input: made.input });
    if (error) {
      setRefused([errorText(error)]);
      return null;
    }
    const payload = data?.objectiveCreate;
    if (payload?.objective) {
      keepDraft(keptAs, null);
      announce(publish ? t`Published` : t`Saved as a draft`);
      return payload.objective.id;
    }
    const told = toldOf(sent, payload?.userErrors ?? [], publish);
    setProblems(told.problems);
    setRefused(told.refused);
    // What is sent next is another objective body, so it takes a new key.
    put({ ...draft, idempotencyKey: crypto.randomUUID() });
    return null;
  };

  return { draft, put, problems, refused, busy: fetching, save };
}
