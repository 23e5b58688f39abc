import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Row, Soft } from "../../ui/Page";
import styles from "./home.module.css";

export interface BlockedProps {
  keyResult: { id: string; title: string; objective: { id: string; owner?: { name: string } | null } };
  /** What is in the way, and the way to resolve it. */
  children: ReactNode;
}

/** A blocker that waits for the viewer, under the key result that it blocks. */
export function Blocked({ keyResult, children }: BlockedProps) {
  return (
    <Row>
      <div className={styles.line}>
        <Link
          to="/objectives/$objectiveId"
          params={{ objectiveId: keyResult.objective.id }}
          search={{ keyResult: keyResult.id }}
          className={styles.grow}
          dir="auto"
        >
          {keyResult.title}
        </Link>
        <Soft>{keyResult.objective.owner?.name}</Soft>
      </div>
      {children}
    </Row>
  );
}
