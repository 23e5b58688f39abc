import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../graphql/generated";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import type { Choice } from "../../ui/Select";
import { announce } from "../../ui/Toast";
import styles from "./objectives.module.css";
import { TargetPicker } from "./TargetPicker";
import { useChange } from "./useChange";
import { WhatIfTable } from "./WhatIfTable";

const MOVE = graphql(`
  mutation ObjectiveMove($input: ObjectiveMoveInput!) {
    objectiveMove(input: $input) {
      objective { id version parentId parentObjectiveId ancestors { __typename id title } ...AlignmentPanel_objective }
      affected { id progress health }
      userErrors { message code path ... on LoopError { loop { __typename id title } } }
    }
  }
`);

export interface MoveDialogProps {
  objective: { id: string; title: string; version: number; cycleId: string; parentId?: string | null };
  onClose: () => void;
}

/** Says anew what an objective contributes to first of all. */
export function MoveDialog({ objective, onClose }: MoveDialogProps) {
  const [target, setTarget] = useState<Choice | null>(null);
  const [refused, setRefused] = useState<string[]>([]);
  const [, move] = useMutation(MOVE);
  const { run, asking, busy } = useChange();

  const moveTo = async (toId: string | null) => {
    let loop: string | null = null;
    const done = await run(
      async (reason) => {
        const { data, error } = await move({
          input: { id: objective.id, ifVersion: objective.version, toId, ...(reason ? { reason } : {}) },
        });
        const errors = data?.objectiveMove.userErrors ?? [];
        const round = errors.flatMap((each) => ("loop" in each ? each.loop.map((goal) => goal.title) : []));
        loop = round.length > 0 ? `The way round: ${round.join(" → ")}` : null;
        return { error, userErrors: data ? errors : undefined };
      },
      (errors) => setRefused([...errors.map((each) => each.message), ...(loop ? [loop] : [])]),
    );
    if (!done) return;
    announce(toId ? `“${objective.title}” moved` : `“${objective.title}” stands by itself now`);
    onClose();
  };

  return (
    <>
      <Dialog title="Move to…" isOpen onClose={onClose}>
        <Refusals messages={refused} />
        <p>What does “{objective.title}” contribute to, first of all? Its other targets stay.</p>
        <TargetPicker cycleId={objective.cycleId} without={[objective.id]} onChoose={setTarget} />
        {target ? (
          <>
            <p className={styles.formula}>{target.name}</p>
            <WhatIfTable
              input={{ moves: [{ objectiveId: objective.id, toId: target.id }] }}
              caption="The numbers before and after"
            />
          </>
        ) : null}
        <Actions>
          <Button look="primary" isDisabled={!target || busy} onPress={() => target && void moveTo(target.id)}>
            Move
          </Button>
          {objective.parentId ? (
            <Button isDisabled={busy} onPress={() => void moveTo(null)}>
              Align to nothing
            </Button>
          ) : null}
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        </Actions>
      </Dialog>
      {asking}
    </>
  );
}
