import { useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { announce } from "../../ui/Toast";
import { freshKeyResult, keyResultInput, type KeyResultDraft, type Problems } from "./draft";
import { keyResultChanges, keyResultDraftOf, type StoredKeyResult } from "./edit";
import { KeyResultFields } from "./KeyResultFields";
import { measureText } from "./measures";
import styles from "./objectives.module.css";
import { placed, type Refused } from "./refusals";
import { useChange } from "./useChange";

export const KeyResultEditorFragment = graphql(`
  fragment KeyResultEditor_keyResult on KeyResult {
    id
    version
    title
    state
    measure
    unit
    startValue
    targetValue
    lowValue
    highValue
    currentValue
    dueOn
    weight
    indicator
    viewerCanEdit
    milestones { id name dueOn done }
  }
`);

const CREATE = graphql(`
  mutation KeyResultCreate($input: KeyResultCreateInput!) {
    keyResultCreate(input: $input) { keyResult { id ...KeyResultEditor_keyResult } affected { id progress health } userErrors { message code path } }
  }
`);

const UPDATE = graphql(`
  mutation KeyResultUpdate($input: KeyResultUpdateInput!) {
    keyResultUpdate(input: $input) { keyResult { id ...KeyResultEditor_keyResult } affected { id progress health } userErrors { message code path } }
  }
`);

const DROP = graphql(`
  mutation KeyResultDrop($input: KeyResultDropInput!) {
    keyResultDrop(input: $input) { keyResult { id ...KeyResultEditor_keyResult } affected { id progress health } userErrors { message code path } }
  }
`);

interface KeyResultEditorProps {
  objectiveId: string;
  keyResults: readonly FragmentType<typeof KeyResultEditorFragment>[];
  /** Called after each change that was saved. */
  onSaved: () => void;
}

/** The key results of an objective: change, drop, add, each saved by itself. */
export function KeyResultEditor({ objectiveId, keyResults: masked, onSaved }: KeyResultEditorProps) {
  const keyResults = masked
    .map((each) => unmasked(KeyResultEditorFragment, each))
    .filter((each) => each.state === "ACTIVE");
  const [opened, setOpened] = useState<StoredKeyResult | "new" | null>(null);
  const [, drop] = useMutation(DROP);
  const { run, asking, busy } = useChange();
  const remove = async ({ id, version, title }: StoredKeyResult) => {
    const done = await run(async (reason) => {
      const { data, error } = await drop({ input: { id, ifVersion: version, ...(reason ? { reason } : {}) } });
      return { error, userErrors: data?.keyResultDrop.userErrors };
    });
    if (!done) return;
    announce(`“${title}” dropped`);
    onSaved();
  };
  return (
    <Section title="Key results" tools={<Button onPress={() => setOpened("new")}>Add key result</Button>}>
      {keyResults.length > 0 ? (
        <Rows>
          {keyResults.map((each) => (
            <Row key={each.id}>
              <div className={styles.cardHeader}>
                <span>
                  {each.title} <Soft>{measureText(each)}</Soft>
                </span>
                <Actions>
                  <Button look="quiet" aria-label={`Change ${each.title}`} onPress={() => setOpened(each)}>
                    Change
                  </Button>
                  <Button
                    look="quiet"
                    aria-label={`Drop ${each.title}`}
                    isDisabled={busy}
                    onPress={() => void remove(each)}
                  >
                    Drop
                  </Button>
                </Actions>
              </div>
            </Row>
          ))}
        </Rows>
      ) : (
        <Soft>No key result yet.</Soft>
      )}
      {opened ? (
        <KeyResultDialog
          objectiveId={objectiveId}
          stored={opened === "new" ? null : opened}
          onClose={() => setOpened(null)}
          onSaved={() => {
            setOpened(null);
            onSaved();
          }}
        />
      ) : null}
      {asking}
    </Section>
  );
}

interface KeyResultDialogProps {
  objectiveId: string;
  stored: StoredKeyResult | null;
  onClose: () => void;
  onSaved: () => void;
}

function KeyResultDialog({ objectiveId, stored, onClose, onSaved }: KeyResultDialogProps) {
  const [draft, setDraft] = useState<KeyResultDraft>(() => (stored ? keyResultDraftOf(stored) : freshKeyResult()));
  const [problems, setProblems] = useState<Problems>({});
  const [refused, setRefused] = useState<string[]>([]);
  const [, create] = useMutation(CREATE);
  const [, update] = useMutation(UPDATE);
  const { run, asking, busy } = useChange();

  const refuse = (errors: readonly Refused[]) => {
    const { problems: found, rest } = placed(
      errors.map((each) => ({ ...each, path: each.path.filter((step) => step !== "keyResult") })),
    );
    setProblems(found);
    setRefused(rest);
  };
  const save = async () => {
    const made = keyResultInput(draft);
    setProblems(made.problems);
    if (Object.keys(made.problems).length > 0) return;
    const changes = stored ? keyResultChanges(stored, draft) : null;
    if (stored && !changes) return onClose();
    const done = await run(async (reason) => {
      const why = reason ? { reason } : {};
      if (stored) {
        const { data, error } = await update({
          input: { id: stored.id, ifVersion: stored.version, ...changes, ...why },
        });
        return { error, userErrors: data?.keyResultUpdate.userErrors };
      }
      const { data, error } = await create({
        input: { idempotencyKey: draft.key, objectiveId, keyResult: made.input, ...why },
      });
      return { error, userErrors: data?.keyResultCreate.userErrors };
    }, refuse);
    if (!done) return;
    announce("Saved");
    onSaved();
  };

  return (
    <Dialog title={stored ? "Change key result" : "New key result"} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <KeyResultFields draft={draft} problems={problems} onChange={(part) => setDraft({ ...draft, ...part })} />
      <Actions>
        <Button look="primary" isDisabled={busy} onPress={() => void save()}>
          {busy ? "Saving…" : "Save"}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
      {asking}
    </Dialog>
  );
}
