import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { type Client, useClient, useMutation } from "urql";
import { beginning } from "../../lib/beginning";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { TAKEN_BACK, takenBack } from "../../graphql/takenBack";
import { draft as kept, keepDraft } from "../../lib/drafts";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { announce } from "../../ui/Toast";
import { announceDone } from "../../ui/undo";
import { ConflictDialog } from "./ConflictDialog";
import { keyResultChanges, keyResultDifferences, keyResultDraftOf, type StoredKeyResult } from "./edit";
import { freshKeyResult, keyResultInput, type KeyResultDraft, type Problems } from "./keyResultDraft";
import { KeyResultEditorFragment } from "./keyResultFragment";
import { KeyResultFields } from "./KeyResultFields";
import { placed, type Refused } from "./refusals";
import { useChange } from "./useChange";

const CREATE = graphql(`
  mutation KeyResultCreate($input: KeyResultCreateInput!) {
    keyResultCreate(input: $input) { keyResult { id ...KeyResultEditor_keyResult } affected { id progress health } userErrors { message code path } }
  }
`);

const UPDATE = graphql(`
  mutation KeyResultUpdate($input: KeyResultUpdateInput!) {
    keyResultUpdate(input: $input) {
      keyResult { id ...KeyResultEditor_keyResult }
      affected { id progress health }
      userErrors { message code path ... on VersionConflictError { current { __typename id ...KeyResultEditor_keyResult } } }
    }
  }
`);

interface Kept {
  version: number;
  draft: KeyResultDraft;
}

const isKept = (value: unknown): value is Kept => {
  if (typeof value !== "object" || value === null) return false;
  const { version, draft } = value as Partial<Kept>;
  return typeof version === "number" && Array.isArray(draft?.milestones) && Array.isArray(draft.phases);
};

/** "input", "keyResult", "targetValue": the step that only a new key result has is left out. */
const withoutKeyResult = (error: Refused): Refused => ({
  ...error,
  path: error.path.filter((step) => step !== "keyResult"),
});

/** What was typed about one key result, kept in the browser until it is saved or thrown away. */
function useKept(place: string, stored: StoredKeyResult | null) {
  const [edit, setEdit] = useState<Kept>(
    () =>
      kept(place, isKept) ?? {
        version: stored?.version ?? 0,
        draft: stored ? keyResultDraftOf(stored) : freshKeyResult(),
      },
  );
  const put = (next: Kept) => {
    setEdit(next);
    keepDraft(place, next);
  };
  return { edit, put, forget: () => keepDraft(place, null) };
}

function tellSaved(client: Client, before: StoredKeyResult, after: StoredKeyResult): void {
  announceDone(t`“${beginning(after.title, 80)}” saved`, async () => {
    const back = { ...keyResultChanges(after, keyResultDraftOf(before)), reason: TAKEN_BACK };
    const input = { id: after.id, ifVersion: after.version, ...back };
    return (await takenBack(client, UPDATE, { input }, (data) => data.keyResultUpdate)).undone;
  });
}

interface KeyResultDialogProps {
  objectiveId: string;
  stored: StoredKeyResult | null;
  onClose: () => void;
  onSaved: () => void;
}

/** One key result, new or changed, saved by itself. */
export function KeyResultDialog({ objectiveId, stored, onClose, onSaved }: KeyResultDialogProps) {
  const { edit, put, forget } = useKept(`keyResult.${stored?.id ?? `new.${objectiveId}`}`, stored);
  const { draft } = edit;
  const [problems, setProblems] = useState<Problems>({});
  const [refused, setRefused] = useState<string[]>([]);
  const [conflict, setConflict] = useState(false);
  const [, create] = useMutation(CREATE);
  const [, update] = useMutation(UPDATE);
  const client = useClient();
  const { run, asking, busy } = useChange();

  const refuse = (errors: readonly Refused[]) => {
    const told = errors.filter((each) => each.code !== "VERSION_CONFLICT");
    const { problems: found, rest } = placed(told.map(withoutKeyResult));
    setProblems(found);
    setRefused(rest);
    setConflict(told.length < errors.length);
    // A refused new one is sent again as another body, which takes a new key.
    if (!stored) put({ ...edit, draft: { ...draft, key: crypto.randomUUID() } });
  };
  const leave = () => {
    forget();
    onClose();
  };
  const save = async (ifVersion: number) => {
    const made = keyResultInput(draft);
    setProblems(made.problems);
    if (Object.keys(made.problems).length > 0) return;
    const changes = stored ? keyResultChanges(stored, draft) : null;
    if (stored && !changes) return leave();
    let after: FragmentType<typeof KeyResultEditorFragment> | null | undefined;
    const done = await run(async (reason) => {
      const why = reason ? { reason } : {};
      if (stored) {
        const { data, error } = await update({ input: { id: stored.id, ifVersion, ...changes, ...why } });
        after = data?.keyResultUpdate.keyResult;
        return { error, userErrors: data?.keyResultUpdate.userErrors };
      }
      const { data, error } = await create({
        input: { idempotencyKey: draft.key, objectiveId, keyResult: made.input, ...why },
      });
      return { error, userErrors: data?.keyResultCreate.userErrors };
    }, refuse);
    if (!done) return;
    forget();
    if (stored && after) tellSaved(client, stored, unmasked(KeyResultEditorFragment, after));
    else announce(t`Saved`);
    onSaved();
  };

  return (
    <Dialog title={stored ? t`Change key result` : t`New key result`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <KeyResultFields
        draft={draft}
        problems={problems}
        onChange={(part) => put({ ...edit, draft: { ...draft, ...part } })}
      />
      <Actions>
        <Button look="primary" isDisabled={busy} onPress={() => void save(edit.version)}>
          {busy ? t`Saving…` : t`Save`}
        </Button>
        <Button look="quiet" onPress={leave}>
          <Trans>Discard</Trans>
        </Button>
      </Actions>
      {asking}
      {conflict && stored ? (
        <ConflictDialog
          rows={keyResultDifferences(draft, stored)}
          onMine={() => {
            setConflict(false);
            put({ ...edit, version: stored.version });
            void save(stored.version);
          }}
          onTheirs={leave}
          onClose={() => setConflict(false)}
        />
      ) : null}
    </Dialog>
  );
}
