import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/TextField";
import {
  freshMilestone,
  freshPhase,
  type KeyResultFieldsProps,
  type MilestoneDraft,
  type PhaseDraft,
} from "./keyResultDraft";
import form from "./form.module.css";

/** The steps of a key result measured by milestones; a step that is there keeps what check-ins said of it. */
export function MilestoneFields({ draft, problems, onChange }: KeyResultFieldsProps) {
  const { milestones } = draft;
  const change = (key: string, part: Partial<MilestoneDraft>) =>
    onChange({ milestones: milestones.map((each) => (each.key === key ? { ...each, ...part } : each)) });
  return (
    <div className={form.several}>
      {milestones.map((each, position) => (
        <div key={each.key} className={form.rowFields}>
          <TextField
            label={t`Milestone ${position + 1}`}
            value={each.name}
            onChange={(name) => change(each.key, { name })}
            error={position === 0 ? problems["milestones"] : null}
            maxLength={200}
          />
          <TextField
            label={t`Due on`}
            type="date"
            value={each.dueOn}
            onChange={(dueOn) => change(each.key, { dueOn })}
          />
          <TextField
            label={t`Weight`}
            value={each.weight}
            onChange={(weight) => change(each.key, { weight })}
            error={problems[`milestones.${each.key}`]}
            inputMode="decimal"
          />
          <Button
            look="quiet"
            aria-label={t`Remove milestone ${position + 1}`}
            onPress={() => onChange({ milestones: milestones.filter((one) => one.key !== each.key) })}
          >
            ✕
          </Button>
        </div>
      ))}
      {problems["milestones"] && milestones.length === 0 ? <p role="alert">{problems["milestones"]}</p> : null}
      <div>
        <Button onPress={() => onChange({ milestones: [...milestones, freshMilestone()] })}>
          <Trans>Add milestone</Trans>
        </Button>
      </div>
    </div>
  );
}

/** Values expected on the way; without any, a straight line from start to target. */
export function PhaseFields({ draft, problems, onChange }: KeyResultFieldsProps) {
  const { phases } = draft;
  const change = (key: string, part: Partial<PhaseDraft>) =>
    onChange({ phases: phases.map((each) => (each.key === key ? { ...each, ...part } : each)) });
  return (
    <div className={form.several}>
      {phases.map((each, position) => (
        <div key={each.key} className={form.phaseFields}>
          <TextField
            label={t`Step ${position + 1}, on`}
            type="date"
            value={each.on}
            onChange={(on) => change(each.key, { on })}
          />
          <TextField
            label={t`Value expected by then`}
            value={each.value}
            onChange={(value) => change(each.key, { value })}
            error={problems[`phases.${each.key}`] ?? (position === 0 ? problems["phases"] : null)}
            inputMode="decimal"
          />
          <Button
            look="quiet"
            aria-label={t`Remove step ${position + 1}`}
            onPress={() => onChange({ phases: phases.filter((one) => one.key !== each.key) })}
          >
            ✕
          </Button>
        </div>
      ))}
      <div>
        <Button look="quiet" onPress={() => onChange({ phases: [...phases, freshPhase()] })}>
          <Trans>Add a value expected on the way</Trans>
        </Button>
      </div>
    </div>
  );
}
