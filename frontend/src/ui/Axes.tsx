import strokes from "./chart.module.css";

/** Where a drawing with axes has room for their words. */
export const MARGIN = { top: 12, right: 12, bottom: 22, left: 44 };

export interface AxesProps {
  width: number;
  height: number;
  /** Along the bottom, each with its words. */
  along: readonly { at: number; text: string }[];
  /** Up the side, each with its words and a line across. */
  up: readonly { at: number; text: string }[];
}

/** The two axes of a drawing: lines across, and words at the side and below. */
export function Axes({ width, height, along, up }: AxesProps) {
  return (
    <>
      {up.map(({ at, text }) => (
        <g key={at}>
          <line className={strokes.axis} x1={MARGIN.left} x2={width - MARGIN.right} y1={at} y2={at} />
          <text className={strokes.label} x={MARGIN.left - 6} y={at + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {along.map(({ at, text }) => (
        <text key={at} className={strokes.label} x={at} y={height - 6} textAnchor="middle">
          {text}
        </text>
      ))}
    </>
  );
}
