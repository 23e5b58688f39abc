import type { ReactNode } from "react";
import styles from "./session.module.css";

/** The frame of pages for those who are not signed in. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={styles.door}>
      <title>{`${title} · Plumbline`}</title>
      <div className={styles.brand}>
        <img src="/plumbline.svg" alt="" width={24} height={24} />
        Plumbline
      </div>
      <div className={styles.card}>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
