import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type CSSProperties, memo } from "react";
import { beginning } from "../../lib/beginning";
import { percent } from "../../lib/numbers";
import { FoldMark } from "../../ui/FoldMark";
import { HEALTHS } from "../../ui/HealthMark";
import type { Alignment } from "./alignment";
import { countsOf } from "./below";
import { ownerOf } from "./columns";
import { sizeBelow } from "./forest";
import { JustNow } from "./News";
import styles from "./TreeCard.module.css";
import type { Measures } from "./useMapDetails";
import { findingsInWords, healthInWords, titleOf, troubleBelow } from "./words";

/** DOM id of the card or line of a row: what `aria-activedescendant` points at. */
export function domId(row: number): string {
  return `objective-${row}`;
}

export type TreeCardProps = {
  readonly alignment: Alignment;
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly open: boolean;
  readonly selected: boolean;
  readonly dim: boolean;
  /** Matches of the filter inside, said while the card is folded. */
  readonly matchesBelow: number;
  /** Its key results, where there is room for them. */
  readonly measures?: Measures | undefined;
};

const share = (value: number | null | undefined) => (value == null ? undefined : Math.min(1, Math.max(0, value)));

/** Shares of each health below, as a strip along the card's lower edge. */
function strip(alignment: Alignment, row: number): string {
  const total = Math.max(1, sizeBelow(alignment.tree, row));
  let end = 0;
  const stops = countsOf(alignment.below, row).map(({ health, count }) => {
    const start = end;
    end += (count / total) * 100;
    return `var(--${HEALTHS[health].tone}) ${start}% ${end}%`;
  });
  return `linear-gradient(90deg, ${stops.join(", ")})`;
}

function Fold({
  alignment,
  row,
  open,
  matchesBelow,
}: Pick<TreeCardProps, "alignment" | "row" | "open" | "matchesBelow">) {
  const size = sizeBelow(alignment.tree, row);
  if (size === 0) return null;
  const inside = matchesBelow > 0 ? t`${matchesBelow} of ${size}` : `${size}`;
  const trouble = open ? "" : troubleBelow(countsOf(alignment.below, row));
  return (
    <span
      className={styles.fold}
      aria-hidden="true"
      data-fold={row}
      style={open ? undefined : ({ "--strip": strip(alignment, row) } as CSSProperties)}
    >
      <FoldMark open={open} /> {inside}
      {trouble && ` · ${trouble}`}
    </span>
  );
}

/** Who answers for it, with how many key results, and where else it goes: "Ana Kovač · 3 KRs · also to 2". */
function footnote({ columns }: Alignment, row: number): string {
  const keyResults = columns.keyResultCounts[row] ?? 0;
  const extra = columns.extraTargets[row] ?? 0;
  const owner = ownerOf(columns, row)?.name ?? t`No owner`;
  const counted = plural(keyResults, { one: "# KR", other: "# KRs" });
  return `${owner} · ${counted}${extra > 0 ? t` · also to ${extra}` : ""}`;
}

/** Health, title and progress of its first key results. */
function MeasureList({ measures: { nodes, totalCount } }: { measures: Measures }) {
  return (
    <ul className={styles.measures} aria-label={t`Key results`}>
      {nodes.slice(0, totalCount > SHOWN_MEASURES ? SHOWN_MEASURES - 1 : SHOWN_MEASURES).map((each) => (
        <li key={each.id} className={styles.measure} data-tone={HEALTHS[each.health].tone}>
          <span className={styles.measureShape} aria-hidden="true">
            {HEALTHS[each.health].shape}
          </span>
          <span className={styles.measureTitle} dir="auto">
            {each.title}
          </span>
          <span>{each.progress == null ? "–" : percent(each.progress)}</span>
        </li>
      ))}
      {totalCount > SHOWN_MEASURES ? (
        <li>
          <Trans>and {totalCount - SHOWN_MEASURES + 1} more</Trans>
        </li>
      ) : null}
    </ul>
  );
}

const SHOWN_MEASURES = 4;

function FindingMark({ words }: { words: string }) {
  if (words === "") return null;
  return (
    <span className={styles.findings}>
      <span aria-hidden="true">◇ </span>
      {words}
    </span>
  );
}

/** One objective in the tree. Few elements on purpose: many of these are on the screen. */
export const TreeCard = memo(function TreeCard(props: TreeCardProps) {
  const { alignment, row, x, y, open, selected, dim } = props;
  const { columns, tree } = alignment;
  const isLane = row === tree.lane;
  const { tone, shape } = HEALTHS[columns.health[row] ?? "PENDING"];
  const [done, expected] = [share(columns.progress[row]), share(columns.expected[row])];
  const place = { left: x, top: y, "--share": done ?? 0, "--expected": expected ?? 0 } as CSSProperties;
  const parent = tree.parents[row] as number;
  return (
    <div
      id={domId(row)}
      role="treeitem"
      aria-level={(tree.depths[row] as number) + 1}
      aria-posinset={tree.positions[row]}
      aria-setsize={parent === -1 ? tree.tops : tree.childCounts[parent]}
      aria-selected={selected}
      aria-expanded={tree.childCounts[row] === 0 ? undefined : open}
      className={styles.card}
      data-row={row}
      data-tone={isLane ? "lane" : tone}
      data-dim={dim || undefined}
      data-measured={props.measures !== undefined || undefined}
      style={place}
    >
      <span className={styles.shape} aria-hidden="true">
        {isLane ? "⊘" : shape}
      </span>
      <span className={styles.title} dir="auto" title={beginning(titleOf(alignment, row), 500)}>
        {beginning(titleOf(alignment, row), 200)}
      </span>
      {isLane ? (
        <span className={styles.hint}>
          <Trans>They align to nothing above them.</Trans>
        </span>
      ) : (
        <>
          <span
            className={styles.bar}
            role="img"
            aria-label={healthInWords(alignment, row)}
            data-unknown={done === undefined || undefined}
            data-expected={expected !== undefined || undefined}
          />
          <span className={styles.number}>{done === undefined ? "–" : percent(done)}</span>
        </>
      )}
      {props.measures ? <MeasureList measures={props.measures} /> : null}
      <span className={styles.foot}>
        <span className={styles.meta} dir="auto">
          {isLane ? "" : footnote(alignment, row)}
        </span>
        <JustNow id={columns.ids[row]} />
        <FindingMark words={isLane ? "" : findingsInWords(alignment, row)} />
        <Fold alignment={alignment} row={row} open={open} matchesBelow={props.matchesBelow} />
      </span>
    </div>
  );
});
