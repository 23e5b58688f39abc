import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { CarryDecision } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { percent } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Actions } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Soft } from "../../ui/Page";
import { type Choice, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { WHY } from "../../ui/Why";
import { useKeptText } from "../../ui/useKept";
import styles from "./reviews.module.css";

export const CarryCardFragment = graphql(`
  fragment CarryCard_objective on Objective {
    id title progress state viewerCanGrade
    carry { decision withValues reason objective { id cycle { id name } } }
  }
`);

const CARRY = graphql(`
  mutation ObjectiveCarry($input: ObjectiveCarryInput!) {
    objectiveCarry(input: $input) { objective { id ...CarryCard_objective } userErrors { message code path } }
  }
`);

const DECISIONS: readonly Choice<CarryDecision>[] = [
  { id: "KEEP", name: t`Goes on as it is` },
  { id: "MODIFY", name: t`Goes on, changed first` },
  { id: "ABANDON", name: t`Ends here` },
];

/** What becomes of one unfinished objective: it goes on in a later cycle, or ends here with a reason. */
export function CarryCard({
  objective: masked,
  cycles,
}: {
  objective: FragmentType<typeof CarryCardFragment>;
  /** Later cycles that still take goals, the next one first. */
  cycles: readonly { id: string; name: string }[];
}) {
  const objective = unmasked(CarryCardFragment, masked);
  const [decision, setDecision] = useState<CarryDecision>(cycles.length > 0 ? "KEEP" : "ABANDON");
  const [cycleId, setCycleId] = useState(cycles[0]?.id ?? null);
  const [withValues, setWithValues] = useState(true);
  const [reason, setReason, forget] = useKeptText(`carry.${objective.id}`);
  const { save, refused, busy } = useSave(CARRY, (data) => data.objectiveCarry);
  const ends = decision === "ABANDON";
  const send = async () => {
    const to = ends ? {} : { toCycleId: cycleId, withValues };
    const done = await save({ input: { id: objective.id, decision, reason: reason.trim() || null, ...to } });
    if (!done) return;
    forget();
    announce(ends ? t`“${objective.title}” ends here` : t`“${objective.title}” goes on`);
  };
  return (
    <section className={styles.card} aria-label={objective.title}>
      <header className={styles.head}>
        <h2 dir="auto">{objective.title}</h2>
        <Link
          to="/objectives/$objectiveId"
          params={{ objectiveId: objective.id }}
          search={{ why: objective.id }}
          {...WHY}
        >
          <Soft>{typeof objective.progress === "number" ? percent(objective.progress) : t`no number`}</Soft>
        </Link>
      </header>
      {objective.carry ? (
        <Decided carry={objective.carry} />
      ) : objective.viewerCanGrade ? (
        <>
          <div className={styles.ending}>
            <Select
              label={t`What becomes of it`}
              choices={cycles.length > 0 ? DECISIONS : DECISIONS.filter((each) => each.id === "ABANDON")}
              value={decision}
              onChange={setDecision}
            />
            {ends ? null : <Select label={t`In`} choices={cycles} value={cycleId} onChange={setCycleId} />}
            <TextField label={ends ? t`Why` : t`Why (optional)`} value={reason} onChange={setReason} maxLength={5000} />
          </div>
          {cycles.length === 0 ? (
            <Soft>
              <Trans>For it to go on, the next cycle has to be made first.</Trans>
            </Soft>
          ) : null}
          {ends ? null : (
            <Checkbox isSelected={withValues} onChange={setWithValues}>
              <Trans>With its values; else it starts where it was left, and what was reached stays behind</Trans>
            </Checkbox>
          )}
          <Refusals messages={refused} />
          <Actions>
            <Button
              look="primary"
              isDisabled={busy || (ends ? reason.trim() === "" : cycleId === null)}
              onPress={() => void send()}
            >
              <Trans>Decide</Trans>
            </Button>
          </Actions>
        </>
      ) : (
        <Soft>
          <Trans>Not decided yet.</Trans>
        </Soft>
      )}
    </section>
  );
}

interface DecidedProps {
  carry: {
    decision: CarryDecision;
    withValues: boolean;
    reason?: string | null;
    objective?: { id: string; cycle: { name: string } } | null;
  };
}

function Decided({ carry }: DecidedProps) {
  const name = DECISIONS.find((each) => each.id === carry.decision)?.name;
  return (
    <p>
      {name}
      {carry.objective ? (
        <>
          {" "}
          <Trans>
            in{" "}
            <Link to="/objectives/$objectiveId" params={{ objectiveId: carry.objective.id }}>
              {carry.objective.cycle.name}
            </Link>
            {carry.withValues ? t`, with its values` : t`, from where it was left`}
          </Trans>
        </>
      ) : null}
      {carry.reason ? `: ${carry.reason}` : "."}
    </p>
  );
}
