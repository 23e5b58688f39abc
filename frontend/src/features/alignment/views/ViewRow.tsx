import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useMutation } from "urql";
import { errorText } from "../../../graphql/client";
import type { SavedViewStateInput, SavedViewUpdateInput } from "../../../graphql/generated/graphql";
import { useSave } from "../../../graphql/useSave";
import { Button } from "../../../ui/Button";
import { Refusals } from "../../../ui/ErrorState";
import { Menu } from "../../../ui/Menu";
import { Row, Soft } from "../../../ui/Page";
import { TextField } from "../../../ui/TextField";
import { announce } from "../../../ui/Toast";
import { announceDone } from "../../../ui/undo";
import { CREATE, REMOVE, UPDATE } from "./documents";
import { addressOf, stateOf } from "./savedState";
import type { Viewer } from "./ViewsDialog";
import styles from "./views.module.css";

type View = Viewer["savedViews"][number];

/** One view: its name opens it; whoever may change it finds the rest in its menu. */
export function ViewRow({
  view,
  isOpen,
  shown,
  onOpen,
  onChanged,
}: {
  view: View;
  isOpen: boolean;
  /** The state of the page now. */
  shown: SavedViewStateInput;
  onOpen: () => void;
  onChanged: () => void;
}) {
  const [name, setName] = useState<string | null>(null);
  const update = useSave(UPDATE, (answer) => answer.savedViewUpdate);
  const remove = useSave(REMOVE, (answer) => answer.savedViewRemove);
  const restored = useRestoring(view, onChanged);
  const send = async (changes: Omit<SavedViewUpdateInput, "id" | "ifVersion">, said: string) => {
    if (!(await update.save({ input: { id: view.id, ifVersion: view.version, ...changes } }))) return;
    setName(null);
    announce(said);
    onChanged();
  };
  const gone = async () => {
    if (!(await remove.save({ input: { id: view.id } }))) return;
    announceDone(t`View ${view.name} removed`, restored(crypto.randomUUID()));
    onChanged();
  };
  const actions = [
    {
      id: "show",
      name: t`Let it show what is shown now`,
      onAction: () => void send({ state: shown }, t`View changed`),
    },
    { id: "rename", name: t`Rename`, onAction: () => setName(view.name) },
    { id: "remove", name: t`Remove`, onAction: () => void gone() },
  ];
  return (
    <Row>
      <Refusals messages={[...update.refused, ...remove.refused]} />
      <div className={styles.view}>
        {name === null ? (
          <span className={styles.name}>
            <Button look="quiet" aria-current={isOpen ? "true" : undefined} onPress={onOpen}>
              <bdi>{view.name}</bdi>
            </Button>
            <Soft>
              {view.unit ? (
                <Trans>
                  {view.unit.name} · {view.by.name}
                </Trans>
              ) : (
                <Trans>Only you</Trans>
              )}
              {isOpen ? ` · ${t`open`}` : ""}
            </Soft>
          </span>
        ) : (
          <form
            className={styles.rename}
            onSubmit={(event) => {
              event.preventDefault();
              void send({ name: name.trim() }, t`View renamed`);
            }}
          >
            <TextField label={t`New name`} value={name} onChange={setName} isRequired maxLength={120} autoFocus />
            <Button look="primary" type="submit" isDisabled={update.busy || name.trim() === ""}>
              <Trans>Rename</Trans>
            </Button>
            <Button look="quiet" onPress={() => setName(null)}>
              <Trans>Cancel</Trans>
            </Button>
          </form>
        )}
        {view.viewerCanEdit && name === null ? (
          <Menu label={t`Change ${view.name}`} actions={actions}>
            ⋯
          </Menu>
        ) : null}
      </div>
    </Row>
  );
}

/** The way back from removing a view: it is made again, as it was. */
function useRestoring(view: View, onChanged: () => void) {
  const [, create] = useMutation(CREATE);
  return (idempotencyKey: string) => async () => {
    const state = stateOf(addressOf(view.state));
    const input = { idempotencyKey, name: view.name, unitId: view.unit?.id ?? null, state };
    const { data, error } = await create({ input });
    if (error) return { kind: "unanswered" as const, message: errorText(error) };
    const [refusal] = data?.savedViewCreate.userErrors ?? [];
    if (refusal) return { kind: "refused" as const, message: refusal.message };
    onChanged();
    return { kind: "done" as const };
  };
}
