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
import carry from "./Carry.module.css";
import styles from "./Outline.module.css";
import { JustNow } from "./News";
import { domId } from "./TreeCard";
import { findingsInWords, titleOf, troubleBelow } from "./words";

export type OutlineRowProps = {
  readonly alignment: Alignment;
  readonly row: number;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly open: boolean;
  readonly selected: boolean;
  readonly dim: boolean;
  /** Whether it is on its way to another place. */
  readonly carried: boolean;
  readonly matchesBelow: number;
};

/** Steps to the right: whole ones at first, then smaller, so that the fortieth level still has room for words. */
function indent(depth: number): number {
  return Math.min(depth, 8) + Math.max(0, Math.min(depth, 40) - 8) * 0.2;
}

function Below({
  alignment,
  row,
  open,
  matchesBelow,
}: Pick<OutlineRowProps, "alignment" | "row" | "open" | "matchesBelow">) {
  const size = sizeBelow(alignment.tree, row);
  if (size === 0 || open) return null;
  const trouble = troubleBelow(countsOf(alignment.below, row));
  return (
    <span className={styles.below}>
      {matchesBelow > 0 ? t`${matchesBelow} of ${size}` : size}
      <span className="visually-hidden">
        {" "}
        <Trans>below</Trans>
      </span>
      {trouble && <span className={styles.more}> · {trouble}</span>}
    </span>
  );
}

function Numbers({ alignment, row }: Pick<OutlineRowProps, "alignment" | "row">) {
  const { columns } = alignment;
  const { word, shape, tone } = HEALTHS[columns.health[row] ?? "PENDING"];
  const [progress, expected] = [columns.progress[row], columns.expected[row]];
  const owner = ownerOf(columns, row)?.name;
  const keyResults = columns.keyResultCounts[row] ?? 0;
  const shares = {
    "--share": Math.min(1, Math.max(0, progress ?? 0)),
    "--expected": Math.min(1, Math.max(0, expected ?? 0)),
  };
  return (
    <>
      <span role="gridcell" className={styles.owner} dir="auto" title={owner}>
        {owner ?? "–"}
      </span>
      <span role="gridcell" className={styles.health} data-tone={tone}>
        <span aria-hidden="true" className={styles.shape}>
          {shape}
        </span>
        {word}
      </span>
      <span role="gridcell" className={styles.progress} data-tone={tone}>
        <span
          className={styles.bar}
          style={shares as CSSProperties}
          data-unknown={progress == null || undefined}
          data-expected={expected != null || undefined}
        />
        {progress == null ? "–" : percent(progress)}
      </span>
      <span role="gridcell" className={styles.expected}>
        {expected == null ? "–" : percent(expected)}
      </span>
      <span
        role="gridcell"
        className={styles.keyResults}
        aria-label={plural(keyResults, { one: "# key result", other: "# key results" })}
      >
        {keyResults}
      </span>
    </>
  );
}

/** One line of the outline. */
export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { alignment, row, index, top, height, open, selected, dim, carried } = props;
  const { tree } = alignment;
  const depth = tree.depths[row] as number;
  const parent = tree.parents[row] as number;
  const isLane = row === tree.lane;
  const foldable = tree.childCounts[row] !== 0;
  const title = titleOf(alignment, row);
  return (
    <div
      id={domId(row)}
      role="row"
      aria-level={depth + 1}
      aria-posinset={tree.positions[row]}
      aria-setsize={parent === -1 ? tree.tops : tree.childCounts[parent]}
      aria-expanded={foldable ? open : undefined}
      aria-selected={selected}
      aria-rowindex={index + 2}
      className={carried ? `${styles.row} ${carry.leaving}` : styles.row}
      data-row={row}
      data-lane={isLane || undefined}
      data-dim={dim || undefined}
      data-top={depth === 0 || undefined}
      style={{ top, height, "--indent": indent(depth) } as CSSProperties}
    >
      <span role="gridcell" className={styles.objective} aria-colspan={isLane ? 6 : undefined}>
        {foldable ? (
          <span className={styles.fold} data-fold aria-hidden="true">
            <FoldMark open={open} />
          </span>
        ) : (
          <span className={styles.leaf} />
        )}
        <span className={styles.title} dir="auto" title={beginning(title, 500)}>
          {beginning(title, 300)}
        </span>
        {isLane || findingsInWords(alignment, row) === "" ? null : (
          <span className={`${styles.below} ${styles.finding}`}>
            <span aria-hidden="true">◇ </span>
            {findingsInWords(alignment, row)}
          </span>
        )}
        <JustNow id={alignment.columns.ids[row]} />
        <Below {...props} />
      </span>
      {isLane ? null : <Numbers alignment={alignment} row={row} />}
    </div>
  );
});
