import { plural, t } from "@lingui/core/macro";
import { useState } from "react";
import { dayOf } from "../../lib/days";
import styles from "./development.module.css";
import { type Placeable, roadmap, type Stretch, type Zoom } from "./roadmap";

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;
const placed = ({ from, width }: Stretch) => ({ insetInlineStart: percent(from), width: percent(width) });

/** Development steps on a line of quarters or months; the table beside it says the same in words. */
export function Roadmap({ steps, by }: { steps: readonly Placeable[]; by: Zoom }) {
  const [day] = useState(() => dayOf(new Date()));
  const { columns, bars, today } = roadmap(steps, by, day);
  const first = columns[0]?.name ?? "";
  const last = columns.at(-1)?.name ?? "";
  return (
    <div
      role="img"
      aria-label={t`Roadmap of ${plural(steps.length, { one: "# step", other: "# steps" })}, ${first} to ${last}`}
    >
      <div className={styles.roadmap} style={{ minWidth: columns.length * (by === "month" ? 56 : 88) }}>
        {columns.map((column) => (
          <div key={column.name + column.from} className={styles.column} style={placed(column)}>
            {column.name}
          </div>
        ))}
        {today === null ? null : <div className={styles.today} style={{ insetInlineStart: percent(today) }} />}
        {bars.map((bar) => (
          <div key={bar.id} className={styles.track}>
            <div className={styles.bar} data-state={bar.state} style={placed(bar)} />
            <span
              className={styles.name}
              style={
                bar.from > 0.6
                  ? { insetInlineEnd: percent(1 - bar.from - bar.width) }
                  : { insetInlineStart: percent(bar.from) }
              }
            >
              {bar.title}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
