import { type CSSProperties, memo } from "react";
import { counted, percent } from "../../lib/numbers";
import { HEALTHS } from "../../ui/HealthMark";
import type { Alignment } from "./alignment";
import { countsOf } from "./below";
import { ownerOf } from "./columns";
import { sizeBelow } from "./forest";
import styles from "./Outline.module.css";
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
      {matchesBelow > 0 ? `${matchesBelow} of ${size}` : size}
      <span className="visually-hidden"> below</span>
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
      <span role="gridcell" className={styles.keyResults} aria-label={counted(keyResults, "key result")}>
        {keyResults}
      </span>
    </>
  );
}

/** One line of the outline. */
export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { alignment, row, index, top, height, open, selected, dim } = props;
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
      className={styles.row}
      data-row={row}
      data-lane={isLane || undefined}
      data-dim={dim || undefined}
      data-top={depth === 0 || undefined}
      style={{ top, height, "--indent": indent(depth) } as CSSProperties}
    >
      <span role="gridcell" className={styles.objective} aria-colspan={isLane ? 6 : undefined}>
        {foldable ? (
          <span className={styles.fold} data-fold aria-hidden="true">
            {open ? "▾" : "▸"}
          </span>
        ) : (
          <span className={styles.leaf} />
        )}
        <span className={styles.title} dir="auto" title={title.slice(0, 500)}>
          {title.slice(0, 300)}
        </span>
        {isLane || findingsInWords(alignment, row) === "" ? null : (
          <span className={styles.below}>
            <span aria-hidden="true">◇ </span>
            {findingsInWords(alignment, row)}
          </span>
        )}
        <Below {...props} />
      </span>
      {isLane ? null : <Numbers alignment={alignment} row={row} />}
    </div>
  );
});
