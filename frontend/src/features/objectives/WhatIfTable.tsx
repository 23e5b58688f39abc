import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import type { WhatIfInput } from "../../graphql/generated/graphql";
import { percent } from "../../lib/numbers";
import { type Health, HealthMark } from "../../ui/HealthMark";
import { goalLink } from "./links";
import styles from "./objectives.module.css";

const QUERY = graphql(`
  query WhatIf($input: WhatIfInput!) {
    whatIf(input: $input) {
      goals {
        goal { __typename id title ... on KeyResult { objectiveId } }
        before { progress health }
        after { progress health }
      }
    }
  }
`);

/** What a supposition would do to the numbers of goals, from the ground up. Nothing of it is kept. */
export function WhatIfTable({ input, caption }: { input: WhatIfInput; caption: string }) {
  const [{ data, error, fetching }] = useQuery({ query: QUERY, variables: { input }, requestPolicy: "network-only" });
  if (error) return <p role="status">{errorText(error)}</p>;
  if (!data) return <p role="status">{fetching ? t`Working it out…` : ""}</p>;
  const goals = data.whatIf.goals;
  if (goals.length === 0)
    return (
      <p role="status">
        <Trans>No number would change.</Trans>
      </p>
    );
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Goal</Trans>
          </th>
          <th scope="col">
            <Trans>Progress</Trans>
          </th>
          <th scope="col">
            <Trans>Health</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {goals.map(({ goal, before, after }) => (
          <tr key={goal.id}>
            <td dir="auto">
              <Link {...goalLink(goal)}>{goal.title}</Link>
            </td>
            <td className={styles.number}>
              {shareText(before.progress)} → <strong>{shareText(after.progress)}</strong>
            </td>
            <td>
              <Healths before={before.health} after={after.health} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Healths({ before, after }: { before: Health; after: Health }) {
  if (before === after) return <HealthMark health={after} />;
  return (
    <>
      <HealthMark health={before} /> → <HealthMark health={after} />
    </>
  );
}

function shareText(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : percent(share);
}
