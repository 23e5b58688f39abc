import { t } from "@lingui/core/macro";
import { lazy, type ReactNode, Suspense } from "react";
import { FieldOutline } from "./FieldOutline";

export interface Choice<Id extends string = string> {
  id: Id;
  name: string;
  note?: string;
}

/** What the chosen one is called; nothing where none is. */
export const nameOf = <Id extends string>(choices: readonly Choice<Id>[], id: Id | null | undefined): string =>
  choices.find((each) => each.id === id)?.name ?? "";

export interface SelectProps<Id extends string> {
  /** Seen above the control; with `labelHidden` only said. */
  label: string;
  labelHidden?: boolean;
  choices: readonly Choice<Id>[];
  value: Id | null;
  onChange: (id: Id) => void;
  placeholder?: string;
  hint?: string;
  error?: string | null;
  isDisabled?: boolean;
}

// Lists that open weigh more than the page they stand on; they come while it is being read.
const SelectField = lazy(() => import("./SelectField")) as unknown as <Id extends string>(
  props: SelectProps<Id>,
) => ReactNode;

/** One of a few fixed choices. For many or searched ones, see ComboBox. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const chosen = props.choices.find((each) => each.id === props.value)?.name;
  return (
    <Suspense
      fallback={
        <FieldOutline label={props.labelHidden ? null : props.label} text={chosen ?? props.placeholder ?? t`Choose…`} />
      }
    >
      <SelectField {...props} />
    </Suspense>
  );
}
