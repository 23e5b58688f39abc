import { t } from "@lingui/core/macro";
import { Button } from "../../ui/Button";
import { Finder } from "../../ui/Finder";
import type { Choice } from "../../ui/Select";
import styles from "./conversations.module.css";
import { useNames } from "./useNames";

export interface RecipientsFieldProps {
  label: string;
  chosen: readonly Choice[];
  onChange: (chosen: Choice[]) => void;
  /** Who cannot be chosen, such as oneself. */
  without: readonly string[];
}

/** People and teams: those chosen, each of which can go again, and one more. */
export function RecipientsField({ label, chosen, onChange, without }: RecipientsFieldProps) {
  const { found, ask } = useNames(true);
  const taken = new Set([...without, ...chosen.map((each) => each.id)]);
  return (
    <div className={styles.recipients}>
      <Finder
        label={label}
        chosen={null}
        onChoose={(choice) => choice && onChange([...chosen, { id: choice.id, name: choice.name }])}
        found={found.filter((each) => !taken.has(each.id))}
        onAsk={ask}
        placeholder={t`A person or a team`}
        nothing={t`Nobody fits`}
        many
      />
      {chosen.length > 0 ? (
        <ul className={styles.chips} aria-label={label}>
          {chosen.map((each) => (
            <li key={each.id} className={styles.chip}>
              {each.name}
              <Button
                look="quiet"
                aria-label={t`Remove ${each.name}`}
                onPress={() => onChange(chosen.filter((one) => one.id !== each.id))}
              >
                ✕
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
