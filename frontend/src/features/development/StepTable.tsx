import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { dayText } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Soft } from "../../ui/Page";
import { Scrolled } from "../../ui/Scrolled";
import styles from "./development.module.css";
import { stateName } from "./words";

export const StepFragment = graphql(`
  fragment StepTable_step on DevelopmentStep {
    id title note startsOn dueOn state version viewerCanEdit
    aspiration { id title }
    objectives { id title }
  }
`);

/** Development steps as a table: what, when, how far, for which aspiration, helped by which objectives. */
export function StepTable({
  steps,
  onEdit,
}: {
  steps: readonly FragmentType<typeof StepFragment>[];
  onEdit: (id: string) => void;
}) {
  return (
    <Scrolled label={t`Table of steps`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Step</Trans>
            </th>
            <th scope="col">
              <Trans>When</Trans>
            </th>
            <th scope="col">
              <Trans>State</Trans>
            </th>
            <th scope="col">
              <Trans>Aspiration</Trans>
            </th>
            <th scope="col">
              <Trans>Objectives that help</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {unmasked(StepFragment, steps).map((step) => (
            <tr key={step.id}>
              <td dir="auto">
                <span className={step.state === "DROPPED" ? styles.dropped : undefined}>{step.title}</span>
                {step.note ? <p className={styles.text}>{step.note}</p> : null}
                {step.viewerCanEdit ? (
                  <div className={styles.edit}>
                    <Button look="quiet" aria-label={t`Change: ${step.title}`} onPress={() => onEdit(step.id)}>
                      <Trans>Change</Trans>
                    </Button>
                  </div>
                ) : null}
              </td>
              <td>
                <Trans>
                  {dayText(step.startsOn)} to {dayText(step.dueOn)}
                </Trans>
              </td>
              <td>{stateName(step.state)}</td>
              <td dir="auto">{step.aspiration?.title ?? <Soft>–</Soft>}</td>
              <td>
                {step.objectives.length === 0 ? <Soft>–</Soft> : null}
                {step.objectives.map((each) => (
                  <div key={each.id}>
                    <Link to="/objectives/$objectiveId" params={{ objectiveId: each.id }}>
                      {each.title}
                    </Link>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
