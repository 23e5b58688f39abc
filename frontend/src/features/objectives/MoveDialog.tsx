import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import type { Choice } from "../../ui/Select";
import styles from "./objectives.module.css";
import { TargetPicker } from "./TargetPicker";
import { type Movable, useMove } from "./useMove";
import { WhatIfTable } from "./WhatIfTable";

export interface MoveDialogProps {
  objective: Movable & { cycleId: string; parentId?: string | null };
  /** Where it goes, where that is chosen already: null stands for nothing. */
  chosen?: Choice | null | undefined;
  onClose: () => void;
}

/** Says anew what an objective contributes to first of all, with the numbers before and after. */
export function MoveDialog({ objective, chosen, onClose }: MoveDialogProps) {
  const [target, setTarget] = useState<Choice | null>(chosen ?? null);
  const [refused, setRefused] = useState<string[]>([]);
  const { moveTo, asking, busy } = useMove(objective);
  const isAlone = chosen === null;
  const move = async (toId: string | null) => {
    setRefused([]);
    if (await moveTo(toId, setRefused)) onClose();
  };
  return (
    <>
      <Dialog title={chosen === undefined ? t`Move to…` : t`Move it here?`} isOpen onClose={onClose}>
        <Refusals messages={refused} />
        {chosen === undefined ? (
          <p>
            <Trans>What does “{objective.title}” contribute to, first of all? Its other targets stay.</Trans>
          </p>
        ) : (
          <p>
            <Trans>“{objective.title}” would contribute to this, first of all. Its other targets stay.</Trans>
          </p>
        )}
        {chosen === undefined ? (
          <TargetPicker cycleId={objective.cycleId} without={[objective.id]} onChoose={setTarget} />
        ) : null}
        {target || isAlone ? (
          <>
            <p className={styles.formula}>{target?.name ?? t`Nothing: it would stand by itself`}</p>
            <WhatIfTable
              input={{ moves: [{ objectiveId: objective.id, toId: target?.id ?? null }] }}
              caption={t`The numbers before and after`}
            />
          </>
        ) : null}
        <Actions>
          <Button
            look="primary"
            isDisabled={!(target || isAlone) || busy}
            onPress={() => void move(target?.id ?? null)}
          >
            {busy ? t`Moving…` : t`Move`}
          </Button>
          {objective.parentId && !isAlone ? (
            <Button isDisabled={busy} onPress={() => void move(null)}>
              <Trans>Align to nothing</Trans>
            </Button>
          ) : null}
          <Button look="quiet" onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </Actions>
      </Dialog>
      {asking}
    </>
  );
}
