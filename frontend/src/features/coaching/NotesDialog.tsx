import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { Meanwhile } from "../../ui/Meanwhile";
import { useDraft } from "../../ui/useDraft";

const UPDATE = graphql(`
  mutation CoachingSessionUpdate($input: CoachingSessionUpdateInput!) {
    coachingSessionUpdate(input: $input) {
      coachingSession { id ...SessionRow_session } userErrors { message code path }
    }
  }
`);

const CANCEL = graphql(`
  mutation CoachingSessionCancel($input: CoachingSessionCancelInput!) {
    coachingSessionCancel(input: $input) {
      coachingSession { id ...SessionRow_session } userErrors { message code path }
    }
  }
`);

export interface NotesDialogProps {
  session: { id: string; version: number; topic: string; note?: string | null };
  /** Whether it may still be taken back. */
  isAhead: boolean;
  onClose: () => void;
}

const FIELDS = { topic: t`What about`, note: t`Notes` } as const;

/** What a session was or is to be about, and what was noted; a session to come can be taken back. */
export function NotesDialog({ session, isAhead, onClose }: NotesDialogProps) {
  const draft = useDraft(`coaching.${session.id}`, { topic: session.topic, note: session.note ?? "" }, session.version);
  const { topic, note } = draft.values;
  const updating = useSave(UPDATE, (data) => data.coachingSessionUpdate);
  const cancelling = useSave(CANCEL, (data) => data.coachingSessionCancel);
  const busy = updating.busy || cancelling.busy;
  const at = { id: session.id, ifVersion: draft.version };
  const send = async () => {
    if (!(await updating.save({ input: { ...at, topic, note } }))) return;
    draft.forget();
    announce(t`Saved`);
    onClose();
  };
  const takeBack = async () => {
    if (!(await cancelling.save({ input: at }))) return;
    draft.forget();
    announce(t`Taken back`);
    onClose();
  };
  return (
    <Dialog title={t`Coaching session`} isOpen onClose={onClose}>
      <Refusals messages={[...updating.refused, ...cancelling.refused]} />
      {busy ? null : <Meanwhile draft={draft} fields={FIELDS} />}
      <TextField label={t`What about`} value={topic} onChange={(next) => draft.put({ topic: next })} maxLength={200} />
      <TextArea
        label={t`Notes`}
        hint={t`Read by you and those invited.`}
        value={note}
        onChange={(next) => draft.put({ note: next })}
        maxLength={20_000}
      />
      <Actions>
        <Button look="primary" isDisabled={busy || topic.trim() === ""} onPress={() => void send()}>
          <Trans>Save</Trans>
        </Button>
        {isAhead ? (
          <Button isDisabled={busy} onPress={() => void takeBack()}>
            <Trans>Take it back</Trans>
          </Button>
        ) : null}
        <Button
          look="quiet"
          onPress={() => {
            draft.forget();
            onClose();
          }}
        >
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
