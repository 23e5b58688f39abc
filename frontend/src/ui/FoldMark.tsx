import styles from "./FoldMark.module.css";

/** Whether what is below is open: a triangle that points down, or the way one reads. For the eye only. */
export function FoldMark({ open }: { open: boolean }) {
  return (
    <span className={styles.mark} data-open={open || undefined} aria-hidden="true">
      {open ? "▾" : "▸"}
    </span>
  );
}
