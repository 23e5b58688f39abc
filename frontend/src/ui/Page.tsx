import type { ReactNode } from "react";
import styles from "./Page.module.css";

export interface PageProps {
  title: string;
  /** The title as it is drawn, where it is more than text; a heading. */
  heading?: ReactNode;
  /** Small text over the title: where one is. */
  above?: ReactNode;
  /** Controls at the right of the title. */
  tools?: ReactNode;
  children: ReactNode;
  /** For reading and forms; without it the page takes the whole width. */
  narrow?: boolean;
}

/** The title of a page, its tools, and the page. Names the browser's tab as well. */
export function Page({ title, heading, above, tools, children, narrow = false }: PageProps) {
  return (
    <div className={`${styles.page} ${narrow ? styles.narrow : ""}`}>
      <title>{`${title} · Plumbline`}</title>
      <header className={styles.header}>
        <div className={styles.titles}>
          {above ? <div className={styles.above}>{above}</div> : null}
          {heading ?? <h1 dir="auto">{title}</h1>}
        </div>
        {tools ? <div className={styles.tools}>{tools}</div> : null}
      </header>
      {children}
    </div>
  );
}

export function Section({
  title,
  tools,
  level = 2,
  children,
}: {
  title: string;
  tools?: ReactNode;
  level?: 2 | 3;
  children: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.sectionHeader}>
        <Heading>{title}</Heading>
        {tools ?? null}
      </header>
      {children}
    </section>
  );
}

/** Rows of one kind under each other, in one frame. */
export function Rows({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <li className={styles.row}>{children}</li>;
}

/** A number that is looked at by itself, with what it counts. */
export function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function Figures({ children }: { children: ReactNode }) {
  return <dl className={styles.figures}>{children}</dl>;
}

/** A field that chooses what the page shows: as wide as a name, not as the page. */
export function Chooser({ children }: { children: ReactNode }) {
  return <div className={styles.chooser}>{children}</div>;
}

export function Columns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>;
}

export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}

export function Soft({ children }: { children: ReactNode }) {
  return <span className={styles.soft}>{children}</span>;
}
