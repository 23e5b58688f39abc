import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useMutation } from "urql";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { Button } from "../../ui/Button";
import { Actions } from "../../ui/Dialog";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { announce } from "../../ui/Toast";
import type { StoredKeyResult } from "./edit";
import { KeyResultDialog } from "./KeyResultDialog";
import { KeyResultEditorFragment } from "./keyResultFragment";
import { measureText } from "./measures";
import form from "./form.module.css";
import { useChange } from "./useChange";

const DROP = graphql(`
  mutation KeyResultDrop($input: KeyResultDropInput!) {
    keyResultDrop(input: $input) { keyResult { id ...KeyResultEditor_keyResult } affected { id progress health } userErrors { message code path } }
  }
`);

interface KeyResultEditorProps {
  objectiveId: string;
  keyResults: readonly FragmentType<typeof KeyResultEditorFragment>[];
  /** Whether the viewer answers for the objective, not only for some of its key results. */
  canAdd: boolean;
  /** Called after each change that was saved. */
  onSaved: () => void;
}

/** The key results of an objective: change, drop, add, each saved by itself. */
export function KeyResultEditor({ objectiveId, keyResults: masked, canAdd, onSaved }: KeyResultEditorProps) {
  const keyResults = masked
    .map((each) => unmasked(KeyResultEditorFragment, each))
    .filter((each) => each.state === "ACTIVE");
  const [opened, setOpened] = useState<string | null>(null);
  const [sure, setSure] = useState<string | null>(null);
  const [, drop] = useMutation(DROP);
  const { run, asking, busy } = useChange();
  const remove = async ({ id, version, title }: StoredKeyResult) => {
    const done = await run(async (reason) => {
      const { data, error } = await drop({ input: { id, ifVersion: version, ...(reason ? { reason } : {}) } });
      return { error, userErrors: data?.keyResultDrop.userErrors };
    });
    if (!done) return;
    announce(t`“${title}” dropped`);
    onSaved();
  };
  return (
    <Section
      title={t`Key results`}
      tools={
        canAdd ? (
          <Button onPress={() => setOpened("new")}>
            <Trans>Add key result</Trans>
          </Button>
        ) : null
      }
    >
      {keyResults.length > 0 ? (
        <Rows>
          {keyResults.map((each) => (
            <Row key={each.id}>
              <div className={form.cardHeader}>
                <span>
                  {each.title} <Soft>{measureText(each)}</Soft>
                </span>
                <Actions>
                  <Button look="quiet" aria-label={t`Change ${each.title}`} onPress={() => setOpened(each.id)}>
                    <Trans>Change</Trans>
                  </Button>
                  <Button
                    look="quiet"
                    aria-label={
                      sure === each.id ? t`Really drop ${each.title}? It cannot be undone.` : t`Drop ${each.title}`
                    }
                    isDisabled={busy}
                    onPress={() => (sure === each.id ? void remove(each) : setSure(each.id))}
                  >
                    {sure === each.id ? t`Really drop it? It cannot be undone.` : t`Drop`}
                  </Button>
                </Actions>
              </div>
            </Row>
          ))}
        </Rows>
      ) : (
        <Soft>
          <Trans>No key result yet.</Trans>
        </Soft>
      )}
      {opened ? (
        <KeyResultDialog
          objectiveId={objectiveId}
          // By its id: what someone else saved meanwhile is drawn from what is stored now.
          stored={keyResults.find((each) => each.id === opened) ?? null}
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
