import type { ReactNode } from "react";
import styles from "./States.module.css";

/** Nothing to show: what would stand here, and the one thing to do about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.state}>
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {action ?? null}
    </div>
  );
}
