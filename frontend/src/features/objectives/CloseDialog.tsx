import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../graphql/generated";
import type { Outcome } from "../../graphql/generated/graphql";
import { typedNumber } from "../../lib/numbers";
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
  { id: "ACHIEVED", name: "Achieved" },
  { id: "PARTIAL", name: "Partly achieved" },
  { id: "MISSED", name: "Missed" },
  { id: "DROPPED", name: "Dropped" },
];

export interface CloseDialogProps {
  objective: { id: string; title: string; version: number; progress?: number | null };
  onClose: () => void;
}

/** Ends an objective before its cycle does: outcome, score and what to remember. */
export function CloseDialog({ objective, onClose }: CloseDialogProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [score, setScore] = useState(String(Math.round(Math.min(1, Math.max(0, objective.progress ?? 0)) * 10) / 10));
  const [note, setNote] = useState("");
  const [refused, setRefused] = useState<string[]>([]);
  const [, close] = useMutation(CLOSE);
  const { run, asking, busy } = useChange();
  const typed = typedNumber(score);
  const scoreProblem =
    typed.problem ?? (typed.value === null || typed.value < 0 || typed.value > 1 ? "From 0.0 to 1.0" : null);

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
    announce(`“${objective.title}” closed`);
    onClose();
  };

  return (
    <Dialog title="Close the objective" isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <Select label="Outcome" choices={OUTCOMES} value={outcome} onChange={setOutcome} />
      <TextField
        label="Score"
        value={score}
        onChange={setScore}
        error={scoreProblem}
        inputMode="decimal"
        hint="0.0 to 1.0, of the objective and never of a person"
      />
      <TextArea label="What to remember" value={note} onChange={setNote} maxLength={4000} />
      <Actions>
        <Button look="primary" isDisabled={busy || !outcome || scoreProblem !== null} onPress={() => void save()}>
          Close the objective
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
      {asking}
    </Dialog>
  );
}
