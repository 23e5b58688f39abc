import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { dayText, instantText } from "../../lib/days";
import { amount, percent } from "../../lib/numbers";
import { HealthMark } from "../../ui/HealthMark";
import { Scrolled } from "../../ui/Scrolled";
import { type Corrected, CorrectionDialog } from "./CorrectionDialog";
import type { Mark } from "./marks";
import styles from "./objectives.module.css";

export const CheckInTableFragment = graphql(`
  fragment CheckInTable_keyResult on KeyResult {
    id
    title
    measure
    unit
    milestones { id name }
    checkIns(first: 100) {
      totalCount
      nodes {
        id
        happenedAt
        value
        status
        confidence
        note
        milestonesDone
        withdrawn
        automatic
        viewerCanCorrect
        author { id name }
        supersedes { id }
        supersededBy { id }
        comments { totalCount }
      }
    }
  }
`);

export interface CheckInTableProps {
  keyResult: FragmentType<typeof CheckInTableFragment>;
  /** Changes of what it is measured against, told among the check-ins. */
  marks: readonly Mark[];
  /** Opens what is said about a check-in. */
  onTalk: (topic: { id: string; title: string }) => void;
}

/** All that was reported on a key result, the latest first; the newest of each may be corrected or taken back. */
export function CheckInTable({ keyResult: masked, marks, onTalk }: CheckInTableProps) {
  const keyResult = unmasked(CheckInTableFragment, masked);
  const [correcting, setCorrecting] = useState<Corrected | null>(null);
  const { nodes, totalCount } = keyResult.checkIns;
  if (nodes.length === 0 && marks.length === 0)
    return (
      <p className={styles.about}>
        <Trans>No check-in yet.</Trans>
      </p>
    );
  return (
    <>
      <Scrolled label={t`Check-ins of ${keyResult.title}`}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.tight}>
                <Trans>When, by whom</Trans>
              </th>
              <th scope="col">
                <Trans>Value</Trans>
              </th>
              <th scope="col">
                <Trans>Status</Trans>
              </th>
              <th scope="col">
                <Trans>Confidence</Trans>
              </th>
              <th scope="col">
                <Trans>Note</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(nodes, marks).map((each) =>
              "text" in each ? (
                <MarkRow key={each.id} mark={each} />
              ) : (
                <tr key={each.id} data-over={each.withdrawn || each.supersededBy ? "" : undefined}>
                  <td className={styles.tight} title={instantText(each.happenedAt)}>
                    {dayText(each.happenedAt)}
                    <span className={styles.by}>{each.automatic ? t`Automatic` : (each.author?.name ?? "–")}</span>
                  </td>
                  <td className={styles.number}>
                    {keyResult.measure === "MILESTONES"
                      ? each.milestonesDone
                        ? t`${each.milestonesDone.length} done`
                        : "–"
                      : amount(each.value, keyResult.unit)}
                  </td>
                  <td>
                    <HealthMark health={each.status} />
                  </td>
                  <td>{typeof each.confidence === "number" ? percent(each.confidence) : "–"}</td>
                  <td className={styles.noteCell}>
                    {noteOf(each)} <TalkButton checkIn={each} keyResult={keyResult} onTalk={onTalk} />{" "}
                    {each.viewerCanCorrect && !each.withdrawn ? (
                      <button
                        type="button"
                        className={styles.talk}
                        aria-label={t`Correct the check-in of ${instantText(each.happenedAt)}`}
                        onClick={() => setCorrecting(each)}
                      >
                        <Trans>Correct…</Trans>
                      </button>
                    ) : null}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </Scrolled>
      {totalCount > nodes.length ? (
        <p className={styles.about}>
          <Trans>
            The latest {nodes.length} of {totalCount}.
          </Trans>
        </p>
      ) : null}
      {correcting ? (
        <CorrectionDialog keyResult={keyResult} checkIn={correcting} onClose={() => setCorrecting(null)} />
      ) : null}
    </>
  );
}

interface TalkButtonProps extends Pick<CheckInTableProps, "onTalk"> {
  checkIn: { id: string; happenedAt: string; comments: { totalCount: number } };
  keyResult: { title: string };
}

function TalkButton({ checkIn: { id, happenedAt, comments }, keyResult, onTalk }: TalkButtonProps) {
  const title = `${keyResult.title}, ${dayText(happenedAt)}`;
  return (
    <button
      type="button"
      className={styles.talk}
      aria-label={t`${plural(comments.totalCount, { one: "# comment", other: "# comments" })} on the check-in of ${instantText(happenedAt)}`}
      onClick={() => onTalk({ id, title })}
    >
      {comments.totalCount > 0 ? plural(comments.totalCount, { one: "# comment", other: "# comments" }) : t`Comment`}
    </button>
  );
}

/** Check-ins and marks by their instants, the latest first. */
function rowsOf<Reported extends { happenedAt: string }>(
  checkIns: readonly Reported[],
  marks: readonly Mark[],
): (Reported | Mark)[] {
  const instant = (each: Reported | Mark) => Date.parse("text" in each ? each.at : each.happenedAt);
  return [...checkIns, ...marks].toSorted((a, b) => instant(b) - instant(a));
}

function MarkRow({ mark }: { mark: Mark }) {
  return (
    <tr>
      <td className={styles.tight} title={instantText(mark.at)}>
        {dayText(mark.at)}
      </td>
      <td colSpan={4}>
        <strong>
          <Trans>Changed.</Trans>
        </strong>{" "}
        {mark.text}
        {mark.why ? ` (${mark.why})` : ""}
      </td>
    </tr>
  );
}

function noteOf(checkIn: { withdrawn: boolean; supersedes?: unknown; supersededBy?: unknown; note?: string | null }) {
  if (checkIn.withdrawn) return [t`Withdrawn`, checkIn.note].filter(Boolean).join(": ");
  if (checkIn.supersededBy) return t`Corrected since`;
  return [checkIn.supersedes ? t`Corrected` : null, checkIn.note].filter(Boolean).join(": ");
}
