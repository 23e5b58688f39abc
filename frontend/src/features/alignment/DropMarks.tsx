import { beginning } from "../../lib/beginning";
import styles from "./Carry.module.css";
import type { Board } from "./useBoard";
import { type Box, onScreen, type Point, type Size, type View } from "./view";
import { titleOf } from "./words";

export interface DropMarksProps {
  board: Board;
  boxOf: (row: number) => Box | null;
  view: View;
  size: Size;
  /** Where the pointer holds it; absent while it is carried by keys. */
  pointer: Point | undefined;
  target: number;
  /** Whether letting go would count. */
  isArmed: boolean;
}

/** Where the carried objective comes from, where it would go, and what hangs at the pointer. */
export function DropMarks({ board, boxOf, view, size, pointer, target, isArmed }: DropMarksProps) {
  const { carry, alignment } = board;
  const placeOf = (row: number) => {
    const box = row === -1 ? null : boxOf(row);
    if (box === null) return null;
    const { x, y } = onScreen(view, size, box);
    return { left: x, top: y, width: box.width * view.zoom, height: box.height * view.zoom };
  };
  const [from, to] = [placeOf(carry.row), target === carry.row ? null : placeOf(target)];
  return (
    <div className={styles.marks} aria-hidden="true">
      {from ? <div className={styles.carried} style={from} /> : null}
      {to ? (
        <div
          className={styles.target}
          data-goes={carry.landingOn(target).goes}
          data-armed={isArmed || undefined}
          style={to}
        />
      ) : null}
      {pointer ? (
        <div className={styles.ghost} style={{ left: pointer.x + 12, top: pointer.y + 12 }} dir="auto">
          {beginning(titleOf(alignment, carry.row), 80)}
        </div>
      ) : null}
    </div>
  );
}
