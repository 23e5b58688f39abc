import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import styles from "./objectives.module.css";

/** A number that leads to how it came about: the objective's page with its explanation open. */
export function WhyLink({
  objectiveId,
  goalId,
  children,
}: {
  objectiveId: string;
  goalId: string;
  children: ReactNode;
}) {
  return (
    <Link
      to="/objectives/$objectiveId"
      params={{ objectiveId }}
      search={{ why: goalId }}
      className={styles.why}
      title="Why?"
    >
      {children}
    </Link>
  );
}
