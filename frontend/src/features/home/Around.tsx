import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { DAY_LENGTH_MS } from "../../lib/days";
import { percent } from "../../lib/numbers";
import { ErrorState } from "../../ui/ErrorState";
import { HealthMark } from "../../ui/HealthMark";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { Skeleton } from "../../ui/Skeleton";
import styles from "./home.module.css";
import { mostMoved } from "./moves";

const QUERY = graphql(`
  query HomeAround($root: TreeRootInput!, $fromAt: DateTime!) {
    objectiveTreeDifferences(root: $root, fromAt: $fromAt, first: 200) {
      totalCount improved worsened
      goals {
        kind title isKeyResult
        goal { __typename id ... on KeyResult { objectiveId } }
        before { progress health }
        after { progress health }
      }
    }
  }
`);

const DAYS = 7;

export interface AroundProps {
  /** The unit whose goals are looked at: the home team, or the company for who has none. */
  unit: { __typename: "Company" | "Team"; id: string; name: string };
}

/** What changed in a unit during the last week: the goals that moved the most. */
export function Around({ unit }: AroundProps) {
  const [fromAt] = useState(() => new Date(Date.now() - DAYS * DAY_LENGTH_MS).toISOString());
  const root = unit.__typename === "Team" ? { teamId: unit.id } : { companyId: unit.id };
  const [{ data, error }, again] = useQuery({ query: QUERY, variables: { root, fromAt } });
  const found = data?.objectiveTreeDifferences;
  const title = t`Changed in ${unit.name} this week`;
  if (error && !found)
    return (
      <Section title={title}>
        <ErrorState message={errorText(error)} onRetry={again} />
      </Section>
    );
  if (!found)
    return (
      <Section title={title}>
        <Skeleton lines={4} />
      </Section>
    );
  const moved = mostMoved(found.goals);
  const turns = [
    found.improved > 0 ? t`${found.improved} in better health` : null,
    found.worsened > 0 ? t`${found.worsened} in worse` : null,
  ];
  return (
    <Section title={title} tools={<AllChanges unit={unit} since={fromAt} />}>
      <Soft>
        {found.totalCount === 0
          ? t`Nothing has changed.`
          : [t`${plural(found.totalCount, { one: "# goal", other: "# goals" })} changed`, ...turns]
              .filter(Boolean)
              .join(", ")}
      </Soft>
      {moved.length > 0 ? (
        <Rows label={title}>
          {moved.map(({ goal, title: name, kind, before, after }, place) => (
            <Row key={goal?.id ?? place}>
              <div className={styles.line}>
                {goal ? (
                  <Link {...linkTo(goal)} className={styles.grow} dir="auto">
                    {name}
                  </Link>
                ) : (
                  <span className={styles.grow} dir="auto">
                    {name}
                  </span>
                )}
                {kind === "APPEARED" ? (
                  <Soft>
                    <Trans>New</Trans>
                  </Soft>
                ) : null}
                {before && after && before.progress !== after.progress ? (
                  <span className={styles.number}>
                    {shareText(before.progress)} → <strong>{shareText(after.progress)}</strong>
                  </span>
                ) : null}
                <span className={styles.turn}>
                  {before && after && before.health !== after.health ? (
                    <>
                      <HealthMark health={before.health} brief /> →
                    </>
                  ) : null}
                  {after ? <HealthMark health={after.health} brief /> : null}
                </span>
              </div>
            </Row>
          ))}
        </Rows>
      ) : null}
    </Section>
  );
}

function AllChanges({ unit, since }: AroundProps & { since: string }) {
  return (
    <Link to="/alignment" search={{ since, ...(unit.__typename === "Team" ? { team: unit.id } : {}) }}>
      <Trans>All changes</Trans>
    </Link>
  );
}

function linkTo(goal: { __typename: string; id: string; objectiveId?: string }) {
  const to = "/objectives/$objectiveId" as const;
  return goal.objectiveId
    ? { to, params: { objectiveId: goal.objectiveId }, search: { keyResult: goal.id } }
    : { to, params: { objectiveId: goal.id } };
}

function shareText(share: number | null | undefined): string {
  return typeof share === "number" ? percent(share) : "–";
}
