import { lazy, Suspense } from "react";
import { FieldOutline } from "./FieldOutline";
import type { Choice } from "./Select";

export interface ComboBoxProps {
  label: string;
  labelHidden?: boolean;
  /** Already narrowed to `inputValue` when that is given; else narrowed here. */
  choices: readonly Choice[];
  value: string | null;
  onChange: (id: string | null) => void;
  inputValue?: string;
  onInputChange?: (text: string) => void;
  placeholder?: string;
  hint?: string;
  error?: string | null;
  isDisabled?: boolean;
  /** Takes the focus and stays closed until something is typed, as after a choice. */
  isQuiet?: boolean;
  /** Said in the list when nothing fits. */
  nothing?: string;
}

// As with Select: what opens comes while the page is being read.
const ComboBoxField = lazy(() => import("./ComboBoxField"));

/** One of many choices, found by typing. */
export function ComboBox(props: ComboBoxProps) {
  const chosen = props.inputValue ?? props.choices.find((each) => each.id === props.value)?.name;
  return (
    <Suspense
      fallback={
        <FieldOutline label={props.labelHidden ? null : props.label} text={chosen || (props.placeholder ?? "")} />
      }
    >
      <ComboBoxField {...props} />
    </Suspense>
  );
}
