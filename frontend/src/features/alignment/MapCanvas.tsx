import { useLayoutEffect, useRef } from "react";
import { SHAPES, useInks } from "./Backdrop";
import { drawMap, type MapPicture } from "./drawMap";
import { isDim } from "./filter";
import type { Packed } from "./packing";
import styles from "./TreeView.module.css";
import type { Board } from "./useBoard";
import type { Detail, Size, View } from "./view";
import { laneTitle } from "./words";

export type MapCanvasProps = {
  board: Board;
  placed: Packed;
  view: View;
  size: Size;
  detail: Detail;
  crossing: MapPicture["crossing"];
};

/** The canvas behind the cards: the containers, and everything that is too small to be a card. */
export function MapCanvas({ board, placed, view, size, detail, crossing }: MapCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const inks = useInks(probe);
  const { alignment, result, at } = board;
  const ratio = Math.min(3, globalThis.devicePixelRatio || 1);
  useLayoutEffect(() => {
    const pen = canvas.current?.getContext("2d");
    if (!pen || inks === null) return;
    const picture = {
      placed,
      columns: alignment.columns,
      health: alignment.health,
      inks,
      selected: at,
      isDim: (row: number) => isDim(result, row),
      shapes: SHAPES,
      laneTitle: laneTitle(alignment),
      crossing,
    };
    drawMap(pen, picture, view, size, detail, ratio);
  }, [alignment, result, at, placed, view, size, detail, ratio, inks, crossing]);
  return (
    <>
      <canvas
        ref={canvas}
        className={styles.canvas}
        width={Math.round(size.width * ratio)}
        height={Math.round(size.height * ratio)}
        aria-hidden="true"
      />
      <span ref={probe} className={styles.probe} aria-hidden="true" />
    </>
  );
}
