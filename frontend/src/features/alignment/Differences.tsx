import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import type { ResultOf } from "@graphql-typed-document-node/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { DAY_LENGTH_MS, instantText } from "../../lib/days";
import { amount, percent } from "../../lib/numbers";
import { Choices } from "../../ui/Choices";
import { Dialog } from "../../ui/Dialog";
import { ErrorState } from "../../ui/ErrorState";
import { HealthMark } from "../../ui/HealthMark";
import { Skeleton } from "../../ui/Skeleton";
import styles from "./Differences.module.css";

const QUERY = graphql(`
  query TreeDifferences($companyId: ID!, $cycleId: ID, $fromAt: DateTime!) {
    objectiveTreeDifferences(root: { companyId: $companyId }, cycleId: $cycleId, fromAt: $fromAt, first: 200) {
      totalCount appeared gone improved worsened
      goals {
        kind title isKeyResult
        goal { __typename id ... on KeyResult { objectiveId } }
        before { progress currentValue confidence health }
        after { progress currentValue confidence health }
        fields { field before after }
      }
    }
  }
`);

const SPANS = { DAY: t`A day`, WEEK: t`A week`, MONTH: t`Four weeks`, OWN: t`The chosen moment` } as const;
type Span = keyof typeof SPANS;
const DAYS: Record<Exclude<Span, "OWN">, number> = { DAY: 1, WEEK: 7, MONTH: 28 };

export interface DifferencesProps {
  companyId: string;
  cycleId: string | null;
  since: Date;
  onSince: (instant: string) => void;
  onClose: () => void;
}

/** What is different in the tree since an instant: in the order of the tree, then what is gone. */
export function Differences({ companyId, cycleId, since, onSince, onClose }: DifferencesProps) {
  const [own] = useState(() => since.toISOString());
  const [span, setSpan] = useState<Span>("OWN");
  const [{ data, error }, again] = useQuery({
    query: QUERY,
    variables: { companyId, cycleId, fromAt: since.toISOString() },
    requestPolicy: "network-only",
  });
  const choose = (next: Span) => {
    setSpan(next);
    onSince(next === "OWN" ? own : new Date(Date.now() - DAYS[next] * DAY_LENGTH_MS).toISOString());
  };
  const found = data?.objectiveTreeDifferences;
  return (
    <Dialog title={t`Changed since ${instantText(since.toISOString())}`} isOpen onClose={onClose} place="side">
      <Choices label={t`Since when`} choices={SPANS} value={span} onChange={choose} />
      {found ? (
        <Found found={found} />
      ) : error ? (
        <ErrorState message={errorText(error)} onRetry={again} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Dialog>
  );
}

type Found = ResultOf<typeof QUERY>["objectiveTreeDifferences"];
type Goal = Found["goals"][number];

function Found({ found }: { found: Found }) {
  if (found.totalCount === 0)
    return (
      <p role="status">
        <Trans>Nothing has changed since then.</Trans>
      </p>
    );
  const counts = [
    [found.appeared, t`new`],
    [found.gone, t`gone`],
    [found.worsened, t`in worse health`],
    [found.improved, t`in better health`],
  ] as const;
  const told = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return (
    <>
      <p role="status">
        <Trans>
          <Plural value={found.totalCount} one="# goal has changed" other="# goals have changed" />
          {told.length > 0 ? `: ${told.join(", ")}` : ""}.
        </Trans>
      </p>
      <ol className={styles.goals}>
        {found.goals.map((each, place) => (
          <Difference key={each.goal?.id ?? `${each.title} ${place}`} of={each} />
        ))}
      </ol>
      {found.totalCount > found.goals.length ? (
        <p>
          <Trans>The first {found.goals.length} are shown. Choose a shorter time to see all.</Trans>
        </p>
      ) : null}
    </>
  );
}

function Difference({ of: { kind, title, isKeyResult, goal, before, after, fields } }: { of: Goal }) {
  return (
    <li className={styles.goal} data-key-result={isKeyResult || undefined}>
      <span className={styles.title} dir="auto">
        {goal ? <Link {...linkTo(goal)}>{title}</Link> : title}
        {kind === "CHANGED" ? null : <span className={styles.tag}>{kind === "GONE" ? t`Gone` : t`New`}</span>}
      </span>
      {before && after ? (
        <Numbers before={before} after={after} isKeyResult={isKeyResult} alone={fields.length === 0} />
      ) : null}
      {fields.map((each) => (
        <span key={each.field} className={styles.field}>
          {FIELDS[each.field] ?? each.field}: {each.before ?? t`none`} → <strong>{each.after ?? t`none`}</strong>
        </span>
      ))}
    </li>
  );
}

type Then = NonNullable<Goal["before"]>;

type Pair = { before: Then; after: Then; isKeyResult: boolean /** Whether nothing else differs. */; alone: boolean };

function Numbers({ before, after, isKeyResult, alone }: Pair) {
  const moved = before.progress !== after.progress;
  const valued = isKeyResult && before.currentValue !== after.currentValue;
  const surer = before.confidence !== after.confidence;
  if (!moved && !valued && !surer && before.health === after.health) return alone ? <Again /> : null;
  return (
    <span className={styles.numbers}>
      {moved ? (
        <span>
          {shareText(before.progress)} → <strong>{shareText(after.progress)}</strong>
        </span>
      ) : null}
      {valued ? (
        <span>
          <Trans>value {amount(before.currentValue)} →</Trans> <strong>{amount(after.currentValue)}</strong>
        </span>
      ) : null}
      {surer && !moved ? (
        <span>
          <Trans>confidence {shareText(before.confidence)} →</Trans> <strong>{shareText(after.confidence)}</strong>
        </span>
      ) : null}
      {before.health === after.health ? null : (
        <span className={styles.healths}>
          <HealthMark health={before.health} /> → <HealthMark health={after.health} />
        </span>
      )}
    </span>
  );
}

/** Only what is expected by now has moved on. */
function Again() {
  return (
    <span className={styles.field}>
      <Trans>Reported again, as it was.</Trans>
    </span>
  );
}

const FIELDS: Record<string, string> = {
  title: t`Title`,
  state: t`State`,
  owner: t`Owner`,
  parent: t`Stands under`,
  kind: t`Kind`,
  visibility: t`Visible to`,
  progressFrom: t`Driven by`,
  startsOn: t`First day`,
  dueOn: t`Last day`,
  score: t`Score`,
  outcome: t`Outcome`,
  measure: t`Measure`,
  unit: t`Unit`,
  startValue: t`Start`,
  targetValue: t`Target`,
  lowValue: t`Low`,
  highValue: t`High`,
  weight: t`Weight`,
};

function linkTo(goal: NonNullable<Goal["goal"]>) {
  return goal.__typename === "KeyResult"
    ? {
        to: "/objectives/$objectiveId" as const,
        params: { objectiveId: goal.objectiveId },
        search: { keyResult: goal.id },
      }
    : { to: "/objectives/$objectiveId" as const, params: { objectiveId: goal.id } };
}

function shareText(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : percent(share);
}
