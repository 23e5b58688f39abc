import styles from "./Field.module.css";

/** A field that is on its way: its label, its value and its size, so that nothing jumps. */
export function FieldOutline({ label, text }: { label: string | null; text: string }) {
  return (
    <span className={styles.field}>
      {label ? <span className={styles.label}>{label}</span> : null}
      <span className={`${styles.input} ${styles.choice}`}>
        <span>{text}</span>
        <span aria-hidden="true">▾</span>
      </span>
    </span>
  );
}
