import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../ui/Button";
import { Actions } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Section } from "../../ui/Page";
import type { ObjectiveDraft } from "./draft";
import { freshKeyResult, type KeyResultDraft, type Problems } from "./keyResultDraft";
import { KeyResultFields } from "./KeyResultFields";
import { ObjectiveFields } from "./ObjectiveFields";
import form from "./form.module.css";
import { TargetFields } from "./TargetFields";

export interface ObjectiveFormProps {
  draft: ObjectiveDraft;
  onChange: (draft: ObjectiveDraft) => void;
  problems: Problems;
  refused: readonly string[];
  busy: boolean;
  cycle: ReactNode;
  /** What may be better in what is written; shown over the buttons. */
  findings: ReactNode;
  onSave: (publish: boolean) => void;
  onDiscard: () => void;
}

function problemsOf(problems: Problems, key: string): Problems {
  const start = `keyResults.${key}.`;
  return Object.fromEntries(
    Object.entries(problems).flatMap(([field, problem]) =>
      field.startsWith(start) ? [[field.slice(start.length), problem]] : [],
    ),
  );
}

/** A new objective with its key results and what it contributes to, saved at once. */
export function ObjectiveForm({
  draft,
  onChange,
  problems,
  refused,
  busy,
  cycle,
  findings,
  onSave,
  onDiscard,
}: ObjectiveFormProps) {
  const change = (part: Partial<ObjectiveDraft>) => onChange({ ...draft, ...part });
  const changeKeyResult = (key: string, part: Partial<KeyResultDraft>) =>
    change({ keyResults: draft.keyResults.map((each) => (each.key === key ? { ...each, ...part } : each)) });
  return (
    <Form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(true);
      }}
    >
      <Refusals messages={refused} />
      <ObjectiveFields fields={draft} problems={problems} onChange={change} cycle={cycle} />
      <Section
        title={t`Key results`}
        tools={
          <Button onPress={() => change({ keyResults: [...draft.keyResults, freshKeyResult()] })}>
            <Trans>Add key result</Trans>
          </Button>
        }
      >
        {draft.keyResults.map((each, position) => (
          <fieldset key={each.key} className={form.card} aria-label={t`Key result ${position + 1}`}>
            <div className={form.cardHeader}>
              <h3>
                <Trans>Key result {position + 1}</Trans>
              </h3>
              <Button
                look="quiet"
                onPress={() => change({ keyResults: draft.keyResults.filter((one) => one.key !== each.key) })}
              >
                <Trans>Remove</Trans>
              </Button>
            </div>
            <KeyResultFields
              draft={each}
              problems={problemsOf(problems, each.key)}
              onChange={(part) => changeKeyResult(each.key, part)}
            />
          </fieldset>
        ))}
      </Section>
      <TargetFields
        cycleId={draft.cycleId}
        targets={draft.alignTo}
        problems={problems}
        onChange={(alignTo) => change({ alignTo })}
      />
      {findings}
      <Actions>
        <Button look="primary" type="submit" isDisabled={busy}>
          {busy ? t`Saving…` : t`Publish`}
        </Button>
        <Button isDisabled={busy} onPress={() => onSave(false)}>
          <Trans>Save as draft</Trans>
        </Button>
        <DiscardButton onDiscard={onDiscard} />
      </Actions>
    </Form>
  );
}

/** Throwing a draft away takes a second press. */
function DiscardButton({ onDiscard }: { onDiscard: () => void }) {
  const [sure, setSure] = useState(false);
  return (
    <Button look="quiet" onPress={() => (sure ? onDiscard() : setSure(true))}>
      {sure ? t`Really discard?` : t`Discard`}
    </Button>
  );
}
