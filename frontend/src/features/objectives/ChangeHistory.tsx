import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { valueText, whyText } from "../../lib/changes";
import { fieldText } from "../../lib/words";
import { instantText } from "../../lib/days";
import { EmptyState } from "../../ui/EmptyState";
import { Scrolled } from "../../ui/Scrolled";
import styles from "./objectives.module.css";

export const ChangeHistoryFragment = graphql(`
  fragment ChangeHistory_objective on Objective {
    id
    changes(first: 100) { nodes { id at field before after reasonKind reason by { id name } keyResult { id title } indicator { id title } } }
  }
`);

/** Who changed what after it was published, from what to what, and why. */
export function ChangeHistory({ objective: masked }: { objective: FragmentType<typeof ChangeHistoryFragment> }) {
  const changes = unmasked(ChangeHistoryFragment, masked).changes.nodes;
  if (changes.length === 0)
    return (
      <EmptyState title={t`Nothing has changed`}>
        <Trans>Changes after publishing stand here, with their reasons.</Trans>
      </EmptyState>
    );
  return (
    <Scrolled label={t`Changes`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>When</Trans>
            </th>
            <th scope="col">
              <Trans>Who</Trans>
            </th>
            <th scope="col">
              <Trans>What</Trans>
            </th>
            <th scope="col">
              <Trans>From</Trans>
            </th>
            <th scope="col">
              <Trans>To</Trans>
            </th>
            <th scope="col">
              <Trans>Why</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((each) => (
            <tr key={each.id}>
              <td>{instantText(each.at)}</td>
              <td>{each.by?.name ?? "–"}</td>
              <td>
                {fieldText(each.field)}
                {each.keyResult ? t` of “${each.keyResult.title}”` : ""}
              </td>
              <td>{valueText(each.field, each.before)}</td>
              <td>{valueText(each.field, each.after)}</td>
              <td>{whyText(each) ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
