import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import styles from "./Choices.module.css";

/** One of a few words, side by side. */
export function Choices<T extends string>({
  label,
  choices,
  value,
  onChange,
}: {
  label: string;
  choices: Record<T, string>;
  value: T;
  onChange: (value: T) => void;
}) {
  const words = Object.entries(choices) as [T, string][];
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.choices}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [chosen] = [...keys] as T[];
        if (chosen) onChange(chosen);
      }}
    >
      {words.map(([id, word]) => (
        <ToggleButton key={id} id={id} className={styles.choice}>
          {word}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
