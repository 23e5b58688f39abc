import { t } from "@lingui/core/macro";
import {
  Button,
  ComboBox as AriaComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from "react-aria-components";
import type { ComboBoxProps } from "./ComboBox";
import styles from "./Field.module.css";
import type { Choice } from "./Select";

/** One of many choices, found by typing. */
export default function ComboBoxField(props: ComboBoxProps) {
  const {
    label,
    labelHidden,
    choices,
    value,
    onChange,
    inputValue,
    onInputChange,
    placeholder,
    hint,
    error,
    isDisabled,
  } = props;
  const narrowing = onInputChange
    ? { items: choices, inputValue, onInputChange, allowsEmptyCollection: true }
    : { defaultItems: choices };
  return (
    <AriaComboBox
      {...narrowing}
      className={styles.field}
      aria-label={labelHidden ? label : undefined}
      value={value}
      onChange={(id) => onChange(id === null ? null : String(id))}
      menuTrigger={props.isQuiet ? "manual" : "focus"}
      autoFocus={props.isQuiet}
      isInvalid={Boolean(error)}
      isDisabled={isDisabled}
    >
      {labelHidden ? null : <Label className={styles.label}>{label}</Label>}
      <div className={styles.group}>
        <Input className={styles.input} placeholder={placeholder} />
        <Button className={styles.opener} aria-label={t`Show choices`}>
          ▾
        </Button>
      </div>
      {hint ? (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={styles.error}>{error}</FieldError>
      <Popover className={styles.popover}>
        <ListBox
          className={styles.list}
          renderEmptyState={() => <div className={styles.empty}>{props.nothing ?? t`Nothing fits`}</div>}
        >
          {(choice: Choice) => (
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
    </AriaComboBox>
  );
}
