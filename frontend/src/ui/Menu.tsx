import type { ReactNode } from "react";
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover, Text } from "react-aria-components";
import { type ButtonLook, buttonClass } from "./Button";
import field from "./Field.module.css";

export interface MenuAction {
  id: string;
  name: string;
  note?: string;
  onAction: () => void;
  isDisabled?: boolean;
}

export interface MenuProps {
  label?: string;
  look?: ButtonLook;
  /** Whether it is open as soon as it is there. */
  opensAtOnce?: boolean;
  actions: readonly MenuAction[];
  children: ReactNode;
}

/** A button that opens a list of actions; `label` is said where its content is only a picture. */
export function Menu({ label, look = "quiet", opensAtOnce = false, actions, children }: MenuProps) {
  return (
    <MenuTrigger defaultOpen={opensAtOnce}>
      <Button className={buttonClass(look)} aria-label={label}>
        {children}
      </Button>
      <Popover className={field.popover}>
        <AriaMenu
          className={field.list}
          items={actions}
          onAction={(id) => actions.find((each) => each.id === id)?.onAction()}
        >
          {(each) => (
            <MenuItem id={each.id} className={field.option} textValue={each.name} isDisabled={each.isDisabled}>
              <Text slot="label">{each.name}</Text>
              {each.note ? (
                <Text slot="description">
                  <small>{each.note}</small>
                </Text>
              ) : null}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
