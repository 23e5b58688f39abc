import { t } from "@lingui/core/macro";
import { Finder } from "../../ui/Finder";
import type { Choice } from "../../ui/Select";
import form from "./form.module.css";
import { useOwners } from "./OwnerPicker";
import { Button } from "../../ui/Button";

export interface OwnersPickerProps {
  label: string;
  hint?: string;
  chosen: readonly Choice[];
  onChange: (chosen: Choice[]) => void;
  /** Who cannot be chosen, such as the owner itself. */
  without?: readonly string[];
  peopleOnly?: boolean;
}

/** Several owners or people: those chosen, each of which can go again, and one more. */
export function OwnersPicker({ label, hint, chosen, onChange, without = [], peopleOnly = false }: OwnersPickerProps) {
  const { found, ask } = useOwners(peopleOnly);
  const taken = new Set([...without, ...chosen.map((each) => each.id)]);
  return (
    <div className={form.several}>
      <Finder
        label={label}
        chosen={null}
        onChoose={(choice) => choice && onChange([...chosen, { id: choice.id, name: choice.name }])}
        found={found.filter((each) => !taken.has(each.id))}
        onAsk={ask}
        placeholder={peopleOnly ? t`Add a person` : t`Add a person or a team`}
        hint={hint}
        many
      />
      {chosen.length > 0 ? (
        <ul className={form.chips} aria-label={label}>
          {chosen.map((each) => (
            <li key={each.id} className={form.chip}>
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
