import { Link } from "@tanstack/react-router";
import styles from "./insights.module.css";

export interface FindingTextProps {
  finding: {
    message: string;
    keyResult?: { title: string } | null;
    other?: { id: string; title: string } | null;
  };
}

/** What is found in one sentence, with the way to the other objective of a finding about two. */
export function FindingText({ finding: { message, keyResult, other } }: FindingTextProps) {
  return (
    <span>
      <span aria-hidden="true" className={styles.mark}>
        ◇
      </span>{" "}
      {keyResult ? <strong dir="auto">{keyResult.title}: </strong> : null}
      {message}{" "}
      {other ? (
        <Link
          to="/objectives/$objectiveId"
          params={{ objectiveId: other.id }}
          aria-label={`Look at it: ${other.title}`}
          className={styles.look}
        >
          Look at it
        </Link>
      ) : null}
    </span>
  );
}
