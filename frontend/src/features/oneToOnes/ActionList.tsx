import { t } from "@lingui/core/macro";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { dayText } from "../../lib/days";
import { Checkbox } from "../../ui/Checkbox";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Soft } from "../../ui/Page";
import styles from "./oneToOnes.module.css";

const FRAGMENT = graphql(`
  fragment ActionList_action on OneToOneAction {
    id version text heldOn dueOn doneAt viewerCanEdit
    owner { id name }
  }
`);

const TICK = graphql(`
  mutation OneToOneActionTick($input: OneToOneActionUpdateInput!) {
    oneToOneActionUpdate(input: $input) { action { id ...ActionList_action } userErrors { message code path } }
  }
`);

/** What the two will do, to be ticked off. What was agreed before the date `nextOn` has come back. */
export function ActionList({
  actions,
  label,
  nextOn,
}: {
  actions: readonly FragmentType<typeof FRAGMENT>[];
  label: string;
  nextOn?: string | null;
}) {
  const shown = unmasked(FRAGMENT, actions);
  const { save, refused, busy } = useSave(TICK, (data) => data.oneToOneActionUpdate);
  return (
    <>
      <Refusals messages={refused} />
      <Rows label={label}>
        {shown.map((action) => (
          <Row key={action.id}>
            <div className={styles.line}>
              <Checkbox
                isSelected={Boolean(action.doneAt)}
                isDisabled={busy || !action.viewerCanEdit}
                onChange={(done) => void save({ input: { id: action.id, ifVersion: action.version, done } })}
              >
                <span className={action.doneAt ? styles.done : undefined} dir="auto">
                  {action.text}
                </span>
              </Checkbox>
              <Soft>
                {[
                  action.owner.name,
                  action.dueOn ? t`by ${dayText(action.dueOn)}` : null,
                  !action.doneAt && nextOn && action.heldOn < nextOn ? t`open since ${dayText(action.heldOn)}` : null,
                ]
                  .filter(Boolean)
                  .join(", ")}
              </Soft>
            </div>
          </Row>
        ))}
      </Rows>
    </>
  );
}
