import type { ReactNode } from "react";
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components";
import styles from "./Field.module.css";

export interface TextFieldProps extends Omit<AriaTextFieldProps, "className" | "style" | "children"> {
  label?: string;
  hint?: ReactNode;
  /** What is wrong with the value, in one sentence; the field is invalid while it is given. */
  error?: string | null;
  placeholder?: string;
}

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
          {optional ? <span className={styles.optional}> (optional)</span> : null}
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
export function TextField({ label, hint, error, placeholder, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} isInvalid={Boolean(error)} validationBehavior="aria" className={styles.field}>
      <Surroundings label={label} optional={false} hint={hint} error={error}>
        <Input className={styles.input} placeholder={placeholder} />
      </Surroundings>
    </AriaTextField>
  );
}

/** Several lines of text; `rows` is its height to begin with. */
export function TextArea({ label, hint, error, placeholder, rows = 3, ...rest }: TextFieldProps & { rows?: number }) {
  return (
    <AriaTextField {...rest} isInvalid={Boolean(error)} validationBehavior="aria" className={styles.field}>
      <Surroundings label={label} optional={false} hint={hint} error={error}>
        <AriaTextArea className={`${styles.input} ${styles.area}`} placeholder={placeholder} rows={rows} />
      </Surroundings>
    </AriaTextField>
  );
}
