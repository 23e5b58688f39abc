import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useId } from "react";
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components";
import { amount } from "../lib/numbers";
import styles from "./Field.module.css";

export interface TextFieldProps extends Omit<AriaTextFieldProps, "className" | "style" | "children"> {
  label?: string;
  hint?: ReactNode;
  /** What is wrong with the value, in one sentence; the field is invalid while it is given. */
  error?: string | null;
  placeholder?: string;
  /** What many write here; anything else may be written too. */
  suggestions?: readonly string[];
}

/**
 * What is wrong with the value. One that is too long says so and stays as it was typed or pasted: a browser's own limit
 * would cut it without a word.
 */
function problemOf(error: string | null | undefined, value: string | undefined, longest: number | undefined) {
  if (longest === undefined || value === undefined || value.length <= longest) return error;
  return t`Too long: at most ${count(longest)} characters, these are ${count(value.length)}.`;
}

const count = (characters: number) => amount(characters);

function Surroundings({
  label,
  optional,
  hint,
  error,
  children,
}: {
  label?: string;
  optional: boolean;
  hint?: ReactNode;
  error?: string | null;
  children: ReactNode;
}) {
  return (
    <>
      {label ? (
        <Label className={styles.label}>
          {label}
          {optional ? (
            <span className={styles.optional}>
              {" "}
              <Trans>(optional)</Trans>
            </span>
          ) : null}
        </Label>
      ) : null}
      {children}
      {hint ? (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={styles.error}>{error}</FieldError>
    </>
  );
}

/** One line of text. Without a `label` it needs an `aria-label`. */
export function TextField({ label, hint, error, placeholder, maxLength, suggestions, ...rest }: TextFieldProps) {
  const list = useId();
  const problem = problemOf(error, rest.value, maxLength);
  return (
    <AriaTextField {...rest} isInvalid={Boolean(problem)} validationBehavior="aria" className={styles.field}>
      <Surroundings label={label} optional={false} hint={hint} error={problem}>
        <Input className={styles.input} placeholder={placeholder} list={suggestions ? list : undefined} />
        {suggestions ? (
          <datalist id={list}>
            {suggestions.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </datalist>
        ) : null}
      </Surroundings>
    </AriaTextField>
  );
}

/** Several lines of text; `rows` is its height to begin with. */
export function TextArea({
  label,
  hint,
  error,
  placeholder,
  maxLength,
  rows = 3,
  ...rest
}: TextFieldProps & { rows?: number }) {
  const problem = problemOf(error, rest.value, maxLength);
  return (
    <AriaTextField {...rest} isInvalid={Boolean(problem)} validationBehavior="aria" className={styles.field}>
      <Surroundings label={label} optional={false} hint={hint} error={problem}>
        <AriaTextArea className={`${styles.input} ${styles.area}`} placeholder={placeholder} rows={rows} />
      </Surroundings>
    </AriaTextField>
  );
}
