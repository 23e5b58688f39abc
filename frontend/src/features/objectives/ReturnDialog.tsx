import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { TextArea } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { useKeptText } from "../../ui/useKept";

const RETURN = graphql(`
  mutation ObjectiveReturn($input: ObjectiveReturnInput!) {
    objectiveReturn(input: $input) { objective { id state version } userErrors { message code path } }
  }
`);

/** Gives a proposal back to its owners, who read why. */
export function ReturnDialog({
  objective,
  onClose,
}: {
  objective: { id: string; title: string; version: number };
  onClose: () => void;
}) {
  const [comment, setComment, forget] = useKeptText(`return.${objective.id}`);
  const { save, refused, busy } = useSave(RETURN, (data) => data.objectiveReturn);
  const send = async () => {
    const input = { id: objective.id, ifVersion: objective.version, comment: comment.trim() };
    if (!(await save({ input }))) return;
    forget();
    announce(t`“${objective.title}” returned`);
    onClose();
  };
  return (
    <Dialog title={t`Return the proposal`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <p>
        <Trans>It becomes a draft again. Its owners are told, and read what you write.</Trans>
      </p>
      <TextArea label={t`What is to be changed`} value={comment} onChange={setComment} maxLength={20_000} />
      <Actions>
        <Button look="primary" isDisabled={busy || !comment.trim()} onPress={() => void send()}>
          <Trans>Return it</Trans>
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
