import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { AlignmentKind } from "../../graphql/generated/graphql";
import { Button } from "../../ui/Button";
import { Section } from "../../ui/Page";
import { type Choice, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { primaryTarget, type TargetDraft, withoutTarget, withTarget } from "./draft";
import type { Problems } from "./keyResultDraft";
import form from "./form.module.css";
import styles from "./objectives.module.css";
import { TargetPicker } from "./TargetPicker";

export const ALIGNMENT_KINDS: readonly Choice<AlignmentKind>[] = [
  { id: "CONTRIBUTES", name: t`Contributes`, note: t`counts in its progress` },
  { id: "SUPPORTS", name: t`Supports`, note: t`shown, does not count` },
];

export interface TargetFieldsProps {
  cycleId: string | null;
  targets: readonly TargetDraft[];
  problems: Problems;
  onChange: (targets: TargetDraft[]) => void;
}

/** What a new objective aligns to: any number of goals, one of which draws the tree. */
export function TargetFields({ cycleId, targets, problems, onChange }: TargetFieldsProps) {
  const change = (id: string, part: Partial<TargetDraft>) =>
    onChange(targets.map((each) => (each.id === id ? { ...each, ...part } : each)));
  return (
    <Section title={t`Alignment`}>
      <ul className={form.several}>
        {targets.map((each) => (
          <li key={each.id} className={form.targetFields}>
            <span>
              {each.name}{" "}
              {each.primary ? (
                <span className={styles.tag}>
                  <Trans>Primary</Trans>
                </span>
              ) : null}
            </span>
            <Select
              label={t`How`}
              choices={ALIGNMENT_KINDS}
              value={each.kind}
              onChange={(kind) => change(each.id, { kind })}
            />
            <TextField
              label={t`Weight`}
              value={each.weight}
              onChange={(weight) => change(each.id, { weight })}
              error={problems[`alignTo.${each.id}`]}
              isDisabled={each.kind === "SUPPORTS"}
              inputMode="decimal"
            />
            <span className={styles.about}>
              {each.primary ? null : (
                <Button
                  look="quiet"
                  aria-label={t`Make primary: ${each.name}`}
                  onPress={() => onChange(primaryTarget(targets, each.id))}
                >
                  <Trans>Make primary</Trans>
                </Button>
              )}
              <Button
                look="quiet"
                aria-label={t`Remove: ${each.name}`}
                onPress={() => onChange(withoutTarget(targets, each.id))}
              >
                ✕
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <TargetPicker
        cycleId={cycleId}
        without={targets.map((each) => each.id)}
        onChoose={(target) => onChange(withTarget(targets, target))}
      />
    </Section>
  );
}
