import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../ui/Button";
import { Actions } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Section } from "../../ui/Page";
import { TabLinks } from "../../ui/TabLinks";
import form from "./form.module.css";
import { nextStep, previousStep, type Step, STEPS } from "./guided";
import { STEP_FIELDS, type StepProps } from "./GuidedSteps";

/** A new objective one question at a time; any step may be gone to at any time. */
export function GuidedForm({
  step,
  onStep,
  refused,
  busy,
  findings,
  onSave,
  ...fields
}: StepProps & {
  step: Step;
  onStep: (step: Step) => void;
  refused: readonly string[];
  busy: boolean;
  /** What may be better in what is written. */
  findings: ReactNode;
  onSave: (publish: boolean) => void;
}) {
  const place = STEPS.findIndex((each) => each.id === step);
  const next = nextStep(step);
  const previous = previousStep(step);
  const Fields = STEP_FIELDS[step];
  return (
    <Form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (next) onStep(next);
        else onSave(true);
      }}
    >
      <TabLinks
        label={t`Steps`}
        tabs={STEPS.map((each) => ({ name: each.name, isCurrent: each.id === step, onOpen: () => onStep(each.id) }))}
      />
      <Refusals messages={refused} />
      <Section title={t`${place + 1} of ${STEPS.length}: ${STEPS[place]?.name ?? ""}`}>
        <Fields {...fields} />
      </Section>
      {findings}
      <Actions>
        <Button look="primary" type="submit" isDisabled={busy}>
          {next ? t`Next` : busy ? t`Saving…` : t`Publish`}
        </Button>
        {previous ? (
          <Button onPress={() => onStep(previous)}>
            <Trans>Back</Trans>
          </Button>
        ) : null}
        <Button isDisabled={busy} onPress={() => onSave(false)}>
          <Trans>Save as draft</Trans>
        </Button>
      </Actions>
    </Form>
  );
}
