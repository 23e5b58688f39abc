import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../graphql/generated";
import type { Outcome } from "../../graphql/generated/graphql";
import { fieldText, typedNumber } from "../../lib/numbers";
import { useKeptText } from "../../ui/useKept";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { type Choice, Select } from "../../ui/Select";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { useChange } from "./useChange";

const CLOSE = graphql(`
  mutation ObjectiveClose($input: ObjectiveCloseInput!) {
    objectiveClose(input: $input) { objective { id state outcome score health version } affected { id progress health } userErrors { message code path } }
  }
`);

const OUTCOMES: readonly Choice<Outcome>[] = [
  { id: "ACHIEVED", name: t`Achieved` },
  { id: "PARTIAL", name: t`Partly achieved` },
  { id: "MISSED", name: t`Missed` },
  { id: "DROPPED", name: t`Dropped` },
];

export interface CloseDialogProps {
  objective: { id: string; title: string; version: number; progress?: number | null };
  onClose: () => void;
}

/** Ends an objective before its cycle does: outcome, score and what to remember. */
export function CloseDialog({ objective, onClose }: CloseDialogProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [score, setScore] = useState(
    fieldText(Math.round(Math.min(1, Math.max(0, objective.progress ?? 0)) * 10) / 10),
  );
  const [note, setNote, forget] = useKeptText(`close.${objective.id}`);
  const [refused, setRefused] = useState<string[]>([]);
  const [, close] = useMutation(CLOSE);
  const { run, asking, busy } = useChange();
  const typed = typedNumber(score);
  const scoreProblem =
    typed.problem ?? (typed.value === null || typed.value < 0 || typed.value > 1 ? t`From 0.0 to 1.0` : null);

  const save = async () => {
    if (!outcome || typed.value === null) return;
    const input = {
      id: objective.id,
      ifVersion: objective.version,
      outcome,
      score: typed.value,
      ...(note.trim() ? { note: note.trim() } : {}),
    };
    const done = await run(
      async () => {
        const { data, error } = await close({ input });
        return { error, userErrors: data?.objectiveClose.userErrors };
      },
      (errors) => setRefused(errors.map((each) => each.message)),
    );
    if (!done) return;
    forget();
    announce(t`“${objective.title}” closed`);
    onClose();
  };

  return (
    <Dialog title={t`Close the objective`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <Select label={t`Outcome`} choices={OUTCOMES} value={outcome} onChange={setOutcome} />
      <TextField
        label={t`Score`}
        value={score}
        onChange={setScore}
        error={scoreProblem}
        inputMode="decimal"
        hint={t`0.0 to 1.0, of the objective and never of a person`}
      />
      <TextArea label={t`What to remember`} value={note} onChange={setNote} maxLength={4000} />
      <Actions>
        <Button look="primary" isDisabled={busy || !outcome || scoreProblem !== null} onPress={() => void save()}>
          <Trans>Close the objective</Trans>
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
      {asking}
    </Dialog>
  );
}
