import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import styles from "./Agenda.module.css";
import { Row, Soft } from "./Page";

export function Topics({ topics }: { topics: readonly string[] }) {
  return topics.map((topic) => (
    <span key={topic} className={styles.topic}>
      {topic}
    </span>
  ));
}

/** What is in the way, and what was said last. */
export function Words({ blockers, note, by }: { blockers: readonly string[]; note?: string | null; by?: string }) {
  return (
    <>
      {blockers.map((text) => (
        <p key={text} className={styles.blocker}>
          <Trans>Blocked: {text}</Trans>
        </p>
      ))}
      {note ? (
        <p className={styles.note} dir="auto">
          {note}
          {by ? ` (${by})` : null}
        </p>
      ) : null}
    </>
  );
}

export interface AgendaRowProps {
  mark: ReactNode;
  title: ReactNode;
  topics: readonly string[];
  bar: ReactNode;
  /** What has moved and what is due, in a line each. */
  lines: readonly string[];
  blockers: readonly string[];
  note?: string | null;
  noteBy?: string;
  /** Between the title and the topics. */
  children?: ReactNode;
}

/** One thing to talk about: what it is and why, and under it what there is to say. */
export function AgendaRow({ mark, title, topics, bar, lines, blockers, note, noteBy, children }: AgendaRowProps) {
  return (
    <Row>
      <div className={styles.line}>
        {mark}
        <span className={styles.title}>{title}</span>
        {children}
        <Topics topics={topics} />
        <span className={styles.bar}>{bar}</span>
      </div>
      {lines.map((line) => (
        <div key={line}>
          <Soft>{line}</Soft>
        </div>
      ))}
      <Words blockers={blockers} note={note} by={noteBy} />
    </Row>
  );
}
