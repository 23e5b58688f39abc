import type { ReactNode } from "react";
import styles from "./Scrolled.module.css";

/** Something wide, such as a table, that scrolls by itself on a narrow screen. */
export function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // A part that scrolls must be reachable by keyboard, or its right half cannot be read without a mouse.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it must be reachable by keyboard
    <div className={styles.scrolled} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
