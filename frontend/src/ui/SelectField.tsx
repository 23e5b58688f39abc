import { t } from "@lingui/core/macro";
import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from "react-aria-components";
import styles from "./Field.module.css";
import type { SelectProps } from "./Select";

/** One of a few fixed choices. For many or searched ones, see ComboBox. */
export default function SelectField<Id extends string>(props: SelectProps<Id>) {
  const { label, labelHidden, choices, value, onChange, placeholder, hint, error, isDisabled } = props;
  return (
    <AriaSelect
      className={styles.field}
      aria-label={labelHidden ? label : undefined}
      value={value}
      onChange={(id) => id !== null && onChange(String(id) as Id)}
      placeholder={placeholder ?? t`Choose…`}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
    >
      {labelHidden ? null : <Label className={styles.label}>{label}</Label>}
      <Button className={`${styles.input} ${styles.choice}`}>
        <SelectValue>
          {({ isPlaceholder, defaultChildren, selectedText }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <span aria-hidden="true">▾</span>
      </Button>
      {hint ? (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={styles.error}>{error}</FieldError>
      <Popover className={styles.popover}>
        <ListBox className={styles.list} items={choices}>
          {(choice) => (
            <ListBoxItem className={styles.option} id={choice.id} textValue={choice.name}>
              <Text slot="label">{choice.name}</Text>
              {choice.note ? (
                <Text slot="description">
                  <small>{choice.note}</small>
                </Text>
              ) : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
