import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Indicator } from "../../graphql/generated/graphql";
import { Button } from "../../ui/Button";
import { type Choice, Select } from "../../ui/Select";
import { TextArea, TextField } from "../../ui/TextField";
import type { ObjectiveDraft } from "./draft";
import form from "./form.module.css";
import type { Circumstances, Step } from "./guided";
import { FIELDS, freshKeyResult, type KeyResultDraft, LONGEST_TITLE, type Problems } from "./keyResultDraft";
import { MilestoneFields } from "./KeyResultSteps";
import { MEASURES } from "./measures";
import { KINDS } from "./ObjectiveFields";
import { OwnerPicker } from "./OwnerPicker";
import { PrioritiesField } from "./PrioritiesField";
import { TargetFields } from "./TargetFields";

export interface StepProps {
  draft: ObjectiveDraft;
  circumstances: Circumstances;
  problems: Problems;
  cycle: ReactNode;
  onChange: (part: Partial<ObjectiveDraft>) => void;
  onCircumstances: (part: Partial<Circumstances>) => void;
}

const INDICATORS: readonly Choice<Indicator>[] = [
  { id: "LEADING", name: t`Early`, note: t`it moves before the result does` },
  { id: "LAGGING", name: t`Afterwards`, note: t`it is the result` },
];
const MEASURE_CHOICES = Object.entries(MEASURES).map(([id, words]) => ({ id: id as keyof typeof MEASURES, ...words }));
const LABELS = { start: t`Today`, target: t`Target`, low: t`Lower end`, high: t`Upper end` } as const;

export const STEP_FIELDS: Record<Step, (props: StepProps) => ReactNode> = {
  why: Why,
  objective: Objective,
  measures: Measures,
  baseline: Baseline,
  resources: Resources,
  alignment: Alignment,
  date: When,
};

function Why({ draft, problems, onChange }: StepProps) {
  return (
    <TextArea
      label={t`Why does it matter, and why now?`}
      value={draft.description}
      onChange={(description) => onChange({ description })}
      error={problems["description"]}
      hint={t`Who is better off when it works? What happens if we leave it?`}
      maxLength={8_000}
      rows={5}
    />
  );
}

function Objective({ draft, problems, onChange }: StepProps) {
  return (
    <>
      <TextField
        label={t`Objective`}
        value={draft.title}
        onChange={(title) => onChange({ title })}
        error={problems["title"]}
        hint={t`Where we are going, in a sentence without a number.`}
        maxLength={LONGEST_TITLE}
      />
      <div className={form.pair}>
        <OwnerPicker chosen={draft.owner} onChoose={(owner) => onChange({ owner })} error={problems["owner"]} />
        <Select label={t`Kind`} choices={KINDS} value={draft.kind} onChange={(kind) => onChange({ kind })} />
      </div>
    </>
  );
}

/** The key results one under the other, each with its part of the problems. */
function EachKeyResult({
  draft,
  problems,
  onChange,
  children,
}: StepProps & {
  children: (each: KeyResultDraft, problems: Problems, change: (part: Partial<KeyResultDraft>) => void) => ReactNode;
}) {
  return draft.keyResults.map((each, position) => {
    const start = `keyResults.${each.key}.`;
    const own = Object.entries(problems).filter(([field]) => field.startsWith(start));
    const change = (part: Partial<KeyResultDraft>) =>
      onChange({ keyResults: draft.keyResults.map((one) => (one.key === each.key ? { ...one, ...part } : one)) });
    return (
      <fieldset key={each.key} className={form.card} aria-label={t`Key result ${position + 1}`}>
        {children(each, Object.fromEntries(own.map(([field, text]) => [field.slice(start.length), text])), change)}
      </fieldset>
    );
  });
}

function Measures(props: StepProps) {
  const { draft, onChange } = props;
  return (
    <>
      <p>
        <Trans>How will we know that we got there? Three to five things that change, not things that we do.</Trans>
      </p>
      <EachKeyResult {...props}>
        {(each, problems, change) => (
          <>
            <TextField
              label={t`Key result`}
              value={each.title}
              onChange={(title) => change({ title })}
              error={problems["title"]}
              maxLength={LONGEST_TITLE}
            />
            <div className={form.pair}>
              <Select
                label={t`Measure`}
                choices={MEASURE_CHOICES}
                value={each.measure}
                onChange={(measure) => change({ measure })}
                error={problems["measure"]}
              />
              <Select
                label={t`Shows`}
                choices={INDICATORS}
                value={each.indicator}
                onChange={(indicator) => change({ indicator })}
              />
            </div>
            {each.measure === "MILESTONES" ? (
              <MilestoneFields draft={each} problems={problems} onChange={change} />
            ) : null}
          </>
        )}
      </EachKeyResult>
      <div>
        <Button onPress={() => onChange({ keyResults: [...draft.keyResults, freshKeyResult()] })}>
          <Trans>Add key result</Trans>
        </Button>
      </div>
    </>
  );
}

function Baseline(props: StepProps) {
  return (
    <>
      <p>
        <Trans>
          Where do we stand today, and where do we want to be? Not knowing is fine: then finding out comes first.
        </Trans>
      </p>
      <EachKeyResult {...props}>
        {(each, problems, change) => (
          <>
            <h3>{each.title.trim() || t`Not named yet`}</h3>
            {FIELDS[each.measure].length > 0 ? (
              <div className={form.pair}>
                {FIELDS[each.measure].map((field) => (
                  <TextField
                    key={field}
                    label={FIELDS[each.measure].length === 1 ? MEASURES[each.measure].name : LABELS[field]}
                    value={each[field]}
                    onChange={(text) => change({ [field]: text })}
                    error={problems[field]}
                    inputMode="decimal"
                    autoComplete="off"
                  />
                ))}
                <TextField label={t`Unit`} value={each.unit} onChange={(unit) => change({ unit })} maxLength={40} />
              </div>
            ) : (
              <p>
                <Trans>{MEASURES[each.measure].name}: it needs no number.</Trans>
              </p>
            )}
            {FIELDS[each.measure].includes("start") ? (
              <div>
                <Button look="quiet" onPress={() => change({ measure: "BASELINE" })}>
                  <Trans>We do not know where we stand</Trans>
                </Button>
              </div>
            ) : null}
          </>
        )}
      </EachKeyResult>
    </>
  );
}

function Resources({ circumstances, onCircumstances }: StepProps) {
  return (
    <>
      <TextArea
        label={t`What it takes (optional)`}
        value={circumstances.resources}
        onChange={(resources) => onCircumstances({ resources })}
        hint={t`People, money, tools, help of other teams.`}
        maxLength={900}
      />
      <TextArea
        label={t`What may get in the way (optional)`}
        value={circumstances.impediments}
        onChange={(impediments) => onCircumstances({ impediments })}
        hint={t`Name it now, and who could clear it.`}
        maxLength={900}
      />
    </>
  );
}

function Alignment({ draft, problems, onChange }: StepProps) {
  return (
    <>
      <p>
        <Trans>What does it help? Best an objective or key result one step above.</Trans>
      </p>
      <PrioritiesField
        ownerId={draft.owner?.id ?? null}
        chosen={draft.priorityIds}
        onChange={(priorityIds) => onChange({ priorityIds })}
      />
      <TargetFields
        cycleId={draft.cycleId}
        targets={draft.alignTo}
        problems={problems}
        onChange={(alignTo) => onChange({ alignTo })}
      />
    </>
  );
}

function When({ draft, problems, cycle, onChange }: StepProps) {
  return (
    <div className={form.pair}>
      {cycle}
      <TextField
        label={t`Last day`}
        type="date"
        value={draft.dueOn}
        onChange={(dueOn) => onChange({ dueOn })}
        error={problems["dueOn"]}
        hint={t`The cycle’s, unless given.`}
      />
    </div>
  );
}
