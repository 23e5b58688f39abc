import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import styles from "./Button.module.css";

export type ButtonLook = "primary" | "plain" | "quiet" | "danger";

/** The classes of a button, for a link that looks like one. */
export function buttonClass(look: ButtonLook = "plain"): string {
  return `${styles.button} ${styles[look]}`;
}

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children"> {
  look?: ButtonLook;
  children: ReactNode;
}

export function Button({ look = "plain", children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={buttonClass(look)}>
      {children}
    </AriaButton>
  );
}

/** A square button with a picture; `label` is what it says to those who do not see it, and its tooltip. */
export function IconButton({ label, children, ...rest }: Omit<ButtonProps, "look"> & { label: string }) {
  return (
    <AriaButton {...rest} aria-label={label} className={`${styles.button} ${styles.quiet} ${styles.icon}`}>
      {children}
    </AriaButton>
  );
}
