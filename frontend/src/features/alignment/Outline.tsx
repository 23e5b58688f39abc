import { t } from "@lingui/core/macro";
import { useVirtualizer, defaultRangeExtractor } from "@tanstack/react-virtual";
import { type MouseEvent, useEffect, useRef } from "react";
import { isDim } from "./filter";
import styles from "./Outline.module.css";
import { OutlineRow } from "./OutlineRow";
import { domId } from "./TreeCard";
import type { Board } from "./useBoard";
import { useSize } from "./useSize";
import { useStepKeys } from "./useStepKeys";

const ROW_PX = 40;
const NARROW_ROW_PX = 80;
const NARROW_PX = 600;
const MEDIUM_PX = 900;
const COLUMNS = [t`Objective`, t`Owner`, t`Health`, t`Progress`, t`Expected`, t`Key results`];

function Headings() {
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" className={styles.headings} aria-rowindex={1}>
        {COLUMNS.map((name) => (
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
      </div>
    </div>
  );
}

/** The rows on the screen, however many there are; the selected one is always among them. */
function useRows(board: Board, scroller: React.RefObject<HTMLDivElement | null>, height: number) {
  const selected = board.shown.indexOf(board.at);
  const rows = useVirtualizer({
    count: board.shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (selected === -1 || indexes.includes(selected)) return indexes;
      return [...indexes, selected].toSorted((a, b) => a - b);
    },
  });
  useEffect(() => rows.measure(), [rows, height]);
  useEffect(() => {
    if (selected !== -1) rows.scrollToIndex(selected, { align: "auto" });
  }, [rows, selected]);
  return rows;
}

/** The same objectives as lines, the equal of the tree for screen readers and phones. */
export function Outline({ board }: { board: Board }) {
  const { alignment, shown, open, result, at } = board;
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const narrow = size !== null && size.width <= NARROW_PX;
  const medium = size !== null && !narrow && size.width <= MEDIUM_PX;
  const height = narrow ? NARROW_ROW_PX : ROW_PX;
  const rows = useRows(board, scroller, height);
  const onKeyDown = useStepKeys(board, Math.max(1, Math.floor((size?.height ?? 400) / height) - 2));

  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    const row = target.closest<HTMLElement>("[data-row]")?.dataset["row"];
    if (row === undefined) return;
    if (target.closest("[data-fold]") || Number(row) === alignment.tree.lane)
      board.take({ does: "turn", row: Number(row) });
    else board.show(Number(row), "open");
  };
  return (
    <div ref={frame} className={styles.frame}>
      <div
        ref={scroller}
        role="treegrid"
        tabIndex={0}
        aria-label={t`Alignment outline`}
        aria-rowcount={shown.length + 1}
        aria-colcount={COLUMNS.length}
        aria-activedescendant={at !== -1 && shown.includes(at) ? domId(at) : undefined}
        className={styles.outline}
        data-narrow={narrow || undefined}
        data-medium={medium || undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <Headings />
        <div role="rowgroup" className={styles.body} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const row = shown[index] as number;
            return (
              <OutlineRow
                key={row}
                alignment={alignment}
                row={row}
                index={index}
                top={start}
                height={height}
                open={open[row] === 1}
                selected={row === at}
                dim={isDim(result, row)}
                carried={row === board.carry.row}
                matchesBelow={result.active ? (result.below[row] as number) : 0}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
