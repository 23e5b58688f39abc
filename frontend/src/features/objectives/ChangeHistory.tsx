import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { fieldText, valueText, whyText } from "../../lib/changes";
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
      <EmptyState title="Nothing has changed">Changes after publishing stand here, with their reasons.</EmptyState>
    );
  return (
    <Scrolled label="Changes">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((each) => (
            <tr key={each.id}>
              <td>{instantText(each.at)}</td>
              <td>{each.by?.name ?? "–"}</td>
              <td>
                {fieldText(each.field)}
                {each.keyResult ? ` of “${each.keyResult.title}”` : ""}
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
