import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { dayText } from "../../lib/days";
import { Checkbox } from "../../ui/Checkbox";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Soft } from "../../ui/Page";
import styles from "./meetings.module.css";

const FRAGMENT = graphql(`
  fragment PointList_point on MeetingPoint {
    id version kind text dueOn doneAt viewerCanTick
    owner { id name }
    objective { id title }
  }
`);

const TICK = graphql(`
  mutation MeetingPointTick($input: MeetingPointUpdateInput!) {
    meetingPointUpdate(input: $input) { point { id ...PointList_point } userErrors { message code path } }
  }
`);

/** Decisions, and actions that can be ticked off. */
export function PointList({ points, label }: { points: readonly FragmentType<typeof FRAGMENT>[]; label: string }) {
  const shown = unmasked(FRAGMENT, points);
  const { save, refused, busy } = useSave(TICK, (data) => data.meetingPointUpdate);
  return (
    <>
      <Refusals messages={refused} />
      <Rows label={label}>
        {shown.map((point) => (
          <Row key={point.id}>
            <div className={styles.line}>
              {point.kind === "ACTION" ? (
                <Checkbox
                  isSelected={Boolean(point.doneAt)}
                  isDisabled={busy || !point.viewerCanTick}
                  onChange={(done) => void save({ input: { id: point.id, ifVersion: point.version, done } })}
                >
                  <span className={point.doneAt ? styles.done : undefined} dir="auto">
                    {point.text}
                  </span>
                </Checkbox>
              ) : (
                <span dir="auto">
                  <strong>
                    <Trans>Decided:</Trans>
                  </strong>{" "}
                  {point.text}
                </span>
              )}
              <Soft>
                {[point.owner?.name, point.dueOn ? t`by ${dayText(point.dueOn)}` : null].filter(Boolean).join(", ")}
              </Soft>
              {point.objective ? (
                <Link to="/objectives/$objectiveId" params={{ objectiveId: point.objective.id }}>
                  {point.objective.title}
                </Link>
              ) : null}
            </div>
          </Row>
        ))}
      </Rows>
    </>
  );
}
