import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useClient, useMutation } from "urql";
import { beginning } from "../../lib/beginning";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { TAKEN_BACK, takenBack } from "../../graphql/takenBack";
import { draft as kept, keepDraft } from "../../lib/drafts";
import { Button } from "../../ui/Button";
import { Actions } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { announceDone } from "../../ui/undo";
import { ByHandFields } from "./ByHandFields";
import { ConflictDialog } from "./ConflictDialog";
import { type Fields, fieldProblems } from "./draft";
import { changesOf, differences, editOf, isObjectiveEdit, manualShare, type ObjectiveEdit } from "./edit";
import type { Problems } from "./keyResultDraft";
import { ObjectiveFields } from "./ObjectiveFields";
import form from "./form.module.css";
import { placed, type Refused } from "./refusals";
import { useChange } from "./useChange";

export const ObjectiveEditorFragment = graphql(`
  fragment ObjectiveEditor_objective on Objective {
    id
    version
    title
    description
    kind
    visibility
    state
    owner { __typename id name }
    coOwners { __typename id name }
    namedPeople { id name }
    priorities { id name }
    progressFrom
    manualProgress
    automaticProgress
    statedHealth
    statedHealthNote
    startsOn
    dueOn
  }
`);

const UPDATE = graphql(`
  mutation ObjectiveUpdate($input: ObjectiveUpdateInput!) {
    objectiveUpdate(input: $input) {
      objective { id ...ObjectiveEditor_objective ...ObjectiveSummary_objective ...ChangeHistory_objective }
      affected { id progress health }
      userErrors { message code path ... on VersionConflictError { current { __typename id ...ObjectiveEditor_objective } } }
    }
  }
`);

/** What is wrong with an edit before it is sent. */
function editProblems(edit: ObjectiveEdit): Problems {
  const problems = fieldProblems(edit);
  const manual = edit.progressFrom === "MANUAL" ? manualShare(edit.manual).problem : null;
  if (manual) problems["manual"] = manual;
  if (edit.stated && edit.statedNote.trim() === "") problems["statedNote"] = t`Say why, in a sentence`;
  return problems;
}

/** The words of an objective: typed, kept in the browser, saved, with both versions shown when two people saved at once. */
export function ObjectiveEditor({
  objective: masked,
  onSaved,
}: {
  objective: FragmentType<typeof ObjectiveEditorFragment>;
  onSaved: () => void;
}) {
  const stored = unmasked(ObjectiveEditorFragment, masked);
  const place = `objective.${stored.id}`;
  const [edit, setEdit] = useState<ObjectiveEdit>(() => kept(place, isObjectiveEdit) ?? editOf(stored));
  const [problems, setProblems] = useState<Problems>({});
  const [refused, setRefused] = useState<string[]>([]);
  const [conflict, setConflict] = useState(false);
  const [, update] = useMutation(UPDATE);
  const client = useClient();
  const { run, asking, busy } = useChange();
  const changes = changesOf(stored, edit);

  const put = (next: ObjectiveEdit) => {
    setEdit(next);
    keepDraft(place, changesOf(stored, next) ? next : null);
  };
  const refuse = (errors: readonly Refused[]) => {
    const { problems: found, rest } = placed(errors.filter((each) => each.code !== "VERSION_CONFLICT"));
    setProblems(found);
    setRefused(rest);
    setConflict(errors.some((each) => each.code === "VERSION_CONFLICT"));
  };
  const save = async (ifVersion: number) => {
    const found = editProblems(edit);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    if (!changes) return onSaved();
    let after: FragmentType<typeof ObjectiveEditorFragment> | null | undefined;
    const done = await run(async (reason) => {
      const { data, error } = await update({
        input: { id: stored.id, ifVersion, ...changes, ...(reason ? { reason } : {}) },
      });
      after = data?.objectiveUpdate.objective;
      return { error, userErrors: data?.objectiveUpdate.userErrors };
    }, refuse);
    if (!done || !after) return;
    keepDraft(place, null);
    const saved = unmasked(ObjectiveEditorFragment, after);
    announceDone(t`“${beginning(saved.title, 80)}” saved`, async () => {
      const back = { ...changesOf(saved, editOf(stored)), reason: TAKEN_BACK };
      const input = { id: stored.id, ifVersion: saved.version, ...back };
      return (await takenBack(client, UPDATE, { input }, (data) => data.objectiveUpdate)).undone;
    });
    onSaved();
  };
  const takeTheirs = () => {
    setConflict(false);
    put(editOf(stored));
  };

  return (
    <Form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save(edit.version);
      }}
    >
      <Refusals messages={refused} />
      <ObjectiveFields
        fields={edit}
        problems={problems}
        onChange={(part: Partial<Fields>) => put({ ...edit, ...part })}
        seenBefore={stored.visibility}
        byHand={
          <ByHandFields
            edit={edit}
            problems={problems}
            automatic={stored.automaticProgress}
            onChange={(part) => put({ ...edit, ...part })}
          />
        }
      />
      <Actions>
        <Button look="primary" type="submit" isDisabled={busy}>
          {busy ? t`Saving…` : changes ? t`Save` : t`Done`}
        </Button>
        {changes ? (
          <Button look="quiet" onPress={() => put(editOf(stored))}>
            <Trans>Undo my changes</Trans>
          </Button>
        ) : null}
      </Actions>
      {asking}
      {conflict ? (
        <ConflictDialog
          rows={differences(edit, stored)}
          onMine={() => {
            setConflict(false);
            setEdit({ ...edit, version: stored.version });
            void save(stored.version);
          }}
          onTheirs={takeTheirs}
          onClose={() => setConflict(false)}
        />
      ) : null}
    </Form>
  );
}
