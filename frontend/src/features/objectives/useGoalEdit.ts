import { t } from "@lingui/core/macro";
import { type CombinedError, useClient } from "urql";
import { graphql } from "../../graphql/generated";
import type { ChangeReasonInput, KeyResultUpdateInput, ObjectiveUpdateInput } from "../../graphql/generated/graphql";
import { TAKEN_BACK, takenBack } from "../../graphql/takenBack";
import type { Undone } from "../../lib/undoStack";
import { announceDone } from "../../ui/undo";
import type { Refused } from "./refusals";
import { type Change, useChange } from "./useChange";

const OBJECTIVE = graphql(`
  mutation ObjectiveInPlace($input: ObjectiveUpdateInput!) {
    objectiveUpdate(input: $input) {
      objective { id version title }
      affected { id progress health }
      userErrors { message code path ... on VersionConflictError { current { __typename id ... on Objective { version title } } } }
    }
  }
`);

const KEY_RESULT = graphql(`
  mutation KeyResultInPlace($input: KeyResultUpdateInput!) {
    keyResultUpdate(input: $input) {
      keyResult { id version title weight }
      affected { id progress health }
      userErrors { message code path ... on VersionConflictError { current { __typename id ... on KeyResult { version title weight } } } }
    }
  }
`);

type ObjectiveChanges = Omit<ObjectiveUpdateInput, "id" | "ifVersion">;
type KeyResultChanges = Omit<KeyResultUpdateInput, "id" | "ifVersion">;
interface Versioned {
  id: string;
  version: number;
}

const CONFLICT = t`Somebody else has changed it since. Retry puts yours in its place.`;
const said = (errors: readonly Refused[]) =>
  errors.some(({ code }) => code === "VERSION_CONFLICT") ? CONFLICT : errors.map(({ message }) => message).join(" ");

type Sent = { error?: CombinedError; userErrors?: readonly Refused[]; version: number | undefined };

type Send = (reason: ChangeReasonInput | undefined) => Promise<Sent>;
type Undo = (version: number) => Promise<Undone>;

/** One small edit, asked for a reason where one is needed; null when it was saved, else what went wrong. */
async function edited(run: Change["run"], send: Send, undo: Undo, text: string): Promise<string | null> {
  let [why, version] = [t`A reason is needed.`, 0];
  const note = (message: string) => {
    why = message;
  };
  const attempt = async (reason: ChangeReasonInput | undefined) => {
    const sent = await send(reason);
    version = sent.version ?? 0;
    return sent;
  };
  if (!(await run(attempt, (errors) => note(said(errors)), note))) return why;
  announceDone(text, () => undo(version));
  return null;
}

/** Small edits of objectives where they stand, each with its way back. Answers null, or what went wrong. */
export function useObjectiveEdit() {
  const client = useClient();
  const { run, asking } = useChange();
  const editObjective = (goal: Versioned, changes: ObjectiveChanges, before: ObjectiveChanges, text: string) =>
    edited(
      run,
      async (reason) => {
        const input = { id: goal.id, ifVersion: goal.version, ...changes, ...(reason ? { reason } : {}) };
        const { data, error } = await client.mutation(OBJECTIVE, { input }).toPromise();
        return { error, ...data?.objectiveUpdate, version: data?.objectiveUpdate.objective?.version };
      },
      async (ifVersion) => {
        const input = { id: goal.id, ifVersion, ...before, reason: TAKEN_BACK };
        return (await takenBack(client, OBJECTIVE, { input }, (data) => data.objectiveUpdate)).undone;
      },
      text,
    );
  return { editObjective, asking };
}

/** The same for key results. */
export function useKeyResultEdit() {
  const client = useClient();
  const { run, asking } = useChange();
  const editKeyResult = (goal: Versioned, changes: KeyResultChanges, before: KeyResultChanges, text: string) =>
    edited(
      run,
      async (reason) => {
        const input = { id: goal.id, ifVersion: goal.version, ...changes, ...(reason ? { reason } : {}) };
        const { data, error } = await client.mutation(KEY_RESULT, { input }).toPromise();
        return { error, ...data?.keyResultUpdate, version: data?.keyResultUpdate.keyResult?.version };
      },
      async (ifVersion) => {
        const input = { id: goal.id, ifVersion, ...before, reason: TAKEN_BACK };
        return (await takenBack(client, KEY_RESULT, { input }, (data) => data.keyResultUpdate)).undone;
      },
      text,
    );
  return { editKeyResult, asking };
}
