import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { HEALTHS } from "../../ui/HealthMark";
import { HEALTH_ORDER } from "./columns";
import { draw, type Inks } from "./draw";
import { isDim } from "./filter";
import styles from "./TreeView.module.css";
import type { Placed } from "./tidy";
import type { Board } from "./useBoard";
import type { Detail, Size, View } from "./view";
import { laneTitle } from "./words";

export const SHAPES = HEALTH_ORDER.map((health) => HEALTHS[health].shape);

/** The colours of the theme as a canvas understands them: it cannot read custom properties itself. */
export function inksOf(probe: HTMLElement): Inks {
  const read = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const tones = HEALTH_ORDER.map((health) => HEALTHS[health].tone);
  return {
    line: read("line-strong"),
    text: read("text"),
    surface: read("surface"),
    accent: read("accent"),
    health: tones.map(read),
    soft: tones.map((tone) => read(`${tone}-soft`)),
    font: getComputedStyle(probe).fontFamily,
  };
}

/** Inks that follow the theme, whether the system or the person changes it. */
function useInks(probe: React.RefObject<HTMLElement | null>): Inks | null {
  const [inks, setInks] = useState<Inks | null>(null);
  useEffect(() => {
    const read = () => probe.current && setInks(inksOf(probe.current));
    read();
    const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
    for (const query of queries) query.addEventListener("change", read);
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => {
      for (const query of queries) query.removeEventListener("change", read);
      observer.disconnect();
    };
  }, [probe]);
  return inks;
}

export type Paint = typeof draw;

export type BackdropProps = {
  board: Board;
  placed: Placed;
  view: View;
  size: Size;
  detail: Detail;
  /** How the picture is drawn; as a tree where nothing else is said. */
  paint?: Paint;
};

/** The canvas behind the cards: what holds them together, and everything that is too small to be a card. */
export function Backdrop({ board, placed, view, size, detail, paint = draw }: BackdropProps) {
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
    };
    paint(pen, picture, view, size, detail, ratio);
  }, [alignment, result, at, placed, view, size, detail, ratio, inks, paint]);
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
