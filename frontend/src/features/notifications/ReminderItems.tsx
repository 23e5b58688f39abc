import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import styles from "./notifications.module.css";

export const ReminderItemsFragment = graphql(`
  fragment ReminderItems_item on ReminderItem {
    step
    daysOverdue
    keyResult { id title objective { id } }
  }
`);

const SHOWN = 5;

export interface ReminderItemsProps {
  items: readonly FragmentType<typeof ReminderItemsFragment>[];
  onFollow: () => void;
}

/** The check-ins that a reminder lists: one's own lead to the check-in, those of others to the key result. */
export function ReminderItems({ items: masked, onFollow }: ReminderItemsProps) {
  const items = unmasked(ReminderItemsFragment, masked);
  return (
    <ul className={styles.items}>
      {items.slice(0, SHOWN).map(({ keyResult, step, daysOverdue }) => (
        <li key={keyResult.id}>
          {step === "GRACE_OVER" ? (
            <Link
              to="/objectives/$objectiveId"
              params={{ objectiveId: keyResult.objective.id }}
              search={{ keyResult: keyResult.id }}
              dir="auto"
              onClick={onFollow}
            >
              {keyResult.title}
            </Link>
          ) : (
            <Link to="/check-in" search={{ keyResult: keyResult.id }} dir="auto" onClick={onFollow}>
              {keyResult.title}
            </Link>
          )}{" "}
          <span className={styles.about}>
            {daysOverdue > 0 ? t`${plural(daysOverdue, { one: "# day", other: "# days" })} overdue` : t`today`}
            {step === "GRACE_OVER" ? t`, of those you lead` : ""}
          </span>
        </li>
      ))}
      {items.length > SHOWN ? (
        <li className={styles.about}>
          <Trans>and {items.length - SHOWN} more</Trans>
        </li>
      ) : null}
    </ul>
  );
}
