import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FindingSaid, findingText } from "./findings";
import styles from "./insights.module.css";

export interface FindingTextProps {
  finding: FindingSaid & {
    keyResult?: { title: string } | null;
    other?: { id: string; title: string } | null;
  };
}

/** What is found in one sentence, with the way to the other objective of a finding about two. */
export function FindingText({ finding }: FindingTextProps) {
  const { keyResult, other } = finding;
  return (
    <span>
      <span aria-hidden="true" className={styles.mark}>
        ◇
      </span>{" "}
      {keyResult ? <strong dir="auto">{keyResult.title}: </strong> : null}
      {findingText(finding)}{" "}
      {other ? (
        <Link
          to="/objectives/$objectiveId"
          params={{ objectiveId: other.id }}
          aria-label={t`Look at it: ${other.title}`}
          className={styles.look}
        >
          <Trans>Look at it</Trans>
        </Link>
      ) : null}
    </span>
  );
}
