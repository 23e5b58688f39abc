import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { CyclePhase } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { inside } from "../../lib/language";
import { dayOf, dayText } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Soft, Stack } from "../../ui/Page";
import { TextArea } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { useKeptText } from "../../ui/useKept";
import { CloseCycleDialog } from "./CloseCycleDialog";
import { CycleDialog } from "./CycleDialog";
import styles from "./cycles.module.css";
import { NewCycle } from "./NewCycle";
import { nextQuarter, PHASES, phaseAfter, phaseBefore } from "./phases";
import { YearDialog } from "./YearDialog";

export const CycleSettingsFragment = graphql(`
  fragment CycleSettings_cycle on Cycle { id name startsOn endsOn phase version viewerCanEdit parent { id name } }
`);

const MOVE = graphql(`
  mutation CycleMove($input: CycleMoveInput!) {
    cycleMove(input: $input) { cycle { id ...CycleSettings_cycle } userErrors { message code path } }
  }
`);

type MaskedCycle = FragmentType<typeof CycleSettingsFragment>;

/** Cycles with their phases, and a new one. */
export function CycleSettings({ cycles: masked, onSaved }: { cycles: readonly MaskedCycle[]; onSaved: () => void }) {
  const cycles = masked.map((each) => unmasked(CycleSettingsFragment, each));
  const [today] = useState(() => dayOf(new Date()));
  const [planning, setPlanning] = useState(false);
  const proposal = nextQuarter(
    today,
    cycles.map((each) => each.name),
  );
  return (
    <Stack>
      {cycles.length > 0 ? (
        <Rows>
          {masked.map((each, position) => (
            <Row key={cycles[position]?.id}>
              <CycleLine cycle={each} parents={cycles} onSaved={onSaved} />
            </Row>
          ))}
        </Rows>
      ) : (
        <Soft>
          <Trans>No cycle yet. Most companies begin with the current quarter.</Trans>
        </Soft>
      )}
      <div>
        <Button onPress={() => setPlanning(true)}>
          <Trans>Make a year of cycles…</Trans>
        </Button>
      </div>
      {planning ? (
        <YearDialog
          today={today}
          onClose={() => setPlanning(false)}
          onSaved={() => {
            setPlanning(false);
            onSaved();
          }}
        />
      ) : null}
      <NewCycle key={proposal.name} proposal={proposal} parents={cycles} onSaved={onSaved} />
    </Stack>
  );
}

interface CycleLineProps {
  cycle: MaskedCycle;
  parents: readonly { id: string; name: string }[];
  onSaved: () => void;
}

function CycleLine({ cycle: masked, parents, onSaved }: CycleLineProps) {
  const cycle = unmasked(CycleSettingsFragment, masked);
  const [goingBack, setGoingBack] = useState(false);
  const [editing, setEditing] = useState(false);
  const [closing, setClosing] = useState(false);
  const [reason, setReason, forget] = useKeptText(`cycleBack.${cycle.id}`);
  const { save, refused, busy } = useSave(MOVE, (data) => data.cycleMove);
  const after = phaseAfter(cycle.phase);
  const before = phaseBefore(cycle.phase);
  const move = async (to: CyclePhase, why: string | null) => {
    if (!(await save({ input: { id: cycle.id, ifVersion: cycle.version, to, reason: why } }))) return;
    setGoingBack(false);
    forget();
    announce(`${cycle.name}: ${inside(PHASES[to].name)}`);
    onSaved();
  };
  return (
    <div className={styles.cycle}>
      <span>
        <strong>{cycle.name}</strong>{" "}
        <Soft>
          {dayText(cycle.startsOn)} – {dayText(cycle.endsOn)}
          {cycle.parent ? t` · in ${cycle.parent.name}` : ""}
        </Soft>
      </span>
      <span>{PHASES[cycle.phase].name}</span>
      {cycle.viewerCanEdit ? (
        <Actions>
          {cycle.phase === "CLOSED" ? null : (
            <Button look="quiet" aria-label={t`Change ${cycle.name}`} onPress={() => setEditing(true)}>
              <Trans>Change</Trans>
            </Button>
          )}
          {after ? (
            <Button isDisabled={busy} onPress={() => (after === "CLOSED" ? setClosing(true) : void move(after, null))}>
              {PHASES[after].begin}
              {after === "CLOSED" ? "…" : ""}
            </Button>
          ) : null}
          {before ? (
            <Button look="quiet" isDisabled={busy} onPress={() => setGoingBack(true)}>
              <Trans>Back to {inside(PHASES[before].name)}…</Trans>
            </Button>
          ) : null}
        </Actions>
      ) : null}
      <Refusals messages={goingBack ? [] : refused} />
      {editing ? (
        <CycleDialog
          cycle={cycle}
          parents={parents}
          onClose={() => setEditing(false)}
          onSaved={() => {
            setEditing(false);
            onSaved();
          }}
        />
      ) : null}
      {closing ? (
        <CloseCycleDialog
          cycle={cycle}
          onClose={() => setClosing(false)}
          onSaved={() => {
            setClosing(false);
            onSaved();
          }}
        />
      ) : null}
      {goingBack && before ? (
        <Dialog title={t`Back to ${inside(PHASES[before].name)}`} isOpen onClose={() => setGoingBack(false)}>
          <Refusals messages={refused} />
          <TextArea label={t`Why`} value={reason} onChange={setReason} maxLength={2000} />
          <Actions>
            <Button
              look="primary"
              isDisabled={busy || reason.trim() === ""}
              onPress={() => void move(before, reason.trim())}
            >
              <Trans>Go back a phase</Trans>
            </Button>
          </Actions>
        </Dialog>
      ) : null}
    </div>
  );
}
