import type { ComponentProps, KeyboardEvent, MouseEvent, ReactNode, SyntheticEvent } from "react";
import styles from "./Button.module.css";

export type ButtonLook = "primary" | "plain" | "quiet" | "danger";

/** The classes of a button, for a link that looks like one. */
export function buttonClass(look: ButtonLook = "plain"): string {
  return `${styles.button} ${styles[look]}`;
}

type Native = Omit<ComponentProps<"button">, "className" | "style" | "children" | "disabled" | "onClick" | "onKeyDown">;

interface PressProps extends Native {
  /** By pointer, finger, Enter, Space or a screen reader. */
  onPress?: () => void;
  isDisabled?: boolean;
  children: ReactNode;
}

const kept = (event: SyntheticEvent) => event.stopPropagation();

/** What is pressed is the button's own: a row or a chart around it does not take it as its own. A key held down presses once. */
function keptKey(event: KeyboardEvent) {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.stopPropagation();
  if (event.key === "Enter" && event.repeat) event.preventDefault();
}

/** The browser's own button: it is on every first page, where one that knows more of pointers would weigh 14 KiB. */
function PressButton({ onPress, isDisabled, ...rest }: PressProps & { className: string }) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    event.stopPropagation();
    // Safari leaves the focus where it was, and a dialog would not know where to give it back to.
    event.currentTarget.focus({ preventScroll: true });
    onPress?.();
  };
  return (
    <button type="button" {...rest} disabled={isDisabled} onPointerDown={kept} onKeyDown={keptKey} onClick={press} />
  );
}

export interface ButtonProps extends PressProps {
  look?: ButtonLook;
}

export function Button({ look = "plain", ...rest }: ButtonProps) {
  return <PressButton {...rest} className={buttonClass(look)} />;
}

type IconButtonProps = PressProps & { label: string };

/** A square button with a picture; `label` is what it says to those who do not see it, and its tooltip. */
export function IconButton({ label, ...rest }: IconButtonProps) {
  return <PressButton {...rest} aria-label={label} className={`${styles.button} ${styles.quiet} ${styles.icon}`} />;
}
